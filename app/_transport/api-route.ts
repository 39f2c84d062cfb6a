/** The one wrapper of every JSON route: find the actor, parse, call the use case, present, or refuse as RFC 9457 says. */
import "server-only";
import type { z } from "zod";
import { requireToken } from "#lib/access-token/require-token.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { toProblem } from "#lib/platform/problem.ts";
import { INVALID_TOKEN, readBearerActor } from "./bearer-actor.ts";
import { entityTagOf, matches, PRECONDITION_FAILED, preconditionFailed } from "./preconditions.ts";
import { BODY_STATUS } from "./read-body.ts";
import { readJsonObject } from "./read-json.ts";
import { readRequestOrigin } from "./request-origin.ts";
import { readRoutePart } from "./route-part.ts";

/** Without parts in its address a route gets no params. */
type Context = { params: Promise<Record<string, string> | undefined> };

/** What is answered depends on who asks. */
const HEADERS = { "cache-control": "no-store", vary: "authorization" };

type Options<Presented> = {
  /** Of a good answer; 200 unless said otherwise. */
  status?: 200 | 201 | 202;
  /** Where to ask how it goes on, for what is not done yet. */
  location?: (presented: Presented) => string;
};

/** What the request asks of the state that is there before it is changed. */
export type Precondition<Result> = {
  isAsked: boolean;
  /** @throws AppError answered with 412 when it is another state than `If-Match` names */
  require: (found: Result) => void;
};

const STATUS: Readonly<Record<string, number>> = { ...BODY_STATUS, [PRECONDITION_FAILED]: 412 };

/**
 * A route of the API. Its input is the body's object with the parts of the address, which win. What the use case gives is
 * shown as `present` says, with its ETag; null is not found.
 *
 * Only `Authorization` tells who asks, never a cookie: another site's page can do nothing here in somebody's name.
 */
export function apiRoute<Schema extends z.ZodType, Result, Presented>(
  schema: Schema,
  perform: (
    actor: Actor,
    input: z.output<Schema>,
    precondition: Precondition<Result>,
  ) => Promise<Result | null>,
  present: (result: Result) => Presented,
  { status = 200, location }: Options<Presented> = {},
): (request: Request, context: Context) => Promise<Response> {
  return async (request, context) => {
    try {
      const actor = await readBearerActor(request, new Date());
      // Nobody changes anything without a token: there is no need to read what they send.
      if (request.method !== "GET") requireToken(actor);
      const parts = readParts((await context.params) ?? {});
      const input = parseInput(schema, { ...(await readBody(request)), ...parts });
      const ifMatch = request.headers.get("if-match");
      const result = await perform(actor, input, {
        isAsked: ifMatch !== null,
        require: (found) => {
          if (!matches(ifMatch, entityTagOf(JSON.stringify(present(found))))) throw preconditionFailed();
        },
      });
      if (result === null) throw notFound("thing, or it is not for you to see");
      const presented = present(result);
      const body = JSON.stringify(presented);
      return new Response(body, {
        status,
        headers: {
          ...HEADERS,
          "content-type": "application/json",
          etag: entityTagOf(body),
          ...(location ? { location: location(presented) } : {}),
        },
      });
    } catch (error) {
      return refuse(request, error);
    }
  };
}

/**
 * What the schema makes of a value.
 *
 * @throws AppError `invalid_input` with the first complaint about each field
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fieldErrors: Record<string, string> = {};
  for (const { path, message } of parsed.error.issues) fieldErrors[path.join(".") || "body"] ??= message;
  const sentence = Object.entries(fieldErrors).map(([field, message]) => `${field}: ${message}`);
  throw new AppError("invalid_input", "bad_fields", sentence.join(" "), fieldErrors);
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  return request.method === "GET" ? {} : readJsonObject(request);
}

/** @throws AppError `not_found` for a part that can be the name of nothing here */
function readParts(params: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(params).map(([name, part]) => {
      const text = readRoutePart(part);
      if (text === null) throw notFound("thing");
      return [name, text];
    }),
  );
}

function refuse(request: Request, error: unknown): Response {
  const { requestId } = readRequestOrigin(request.headers);
  if (!(error instanceof AppError)) log.error({ err: error, requestId }, "a request to the API failed");
  const general = toProblem(error);
  const problem = { ...general, status: STATUS[general.reason] ?? general.status };
  return Response.json(
    { ...problem, requestId },
    {
      status: problem.status,
      headers: {
        ...HEADERS,
        "content-type": "application/problem+json",
        ...(problem.status === 401 ? { "www-authenticate": challenge(problem.reason) } : {}),
      },
    },
  );
}

/** RFC 6750, section 3: nothing is said of an error when no token was presented. */
function challenge(reason: string): string {
  const error = reason === INVALID_TOKEN ? ', error="invalid_token"' : "";
  return `Bearer realm="Slipway API"${error}, Basic realm="Slipway API"`;
}
