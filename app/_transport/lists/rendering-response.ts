/** How a file of another format of a list is answered over HTTP. */
import "server-only";
import type { Actor } from "#lib/platform/actor.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { toProblem } from "#lib/platform/problem.ts";
import {
  fetchRendering,
  type RenderedFile,
  type RenderingQuestion,
} from "#lib/vo-image-list/fetch-rendering.ts";
import { readBearerActor } from "../bearer-actor.ts";
import { getCurrentActor } from "../current-actor.ts";
import { readNamePart, readRoutePart } from "../route-part.ts";

const CHALLENGE = 'Basic realm="image lists", Bearer realm="image lists"';
/** `@14`: the revision of that number. */
const REVISION = /^@([1-9]\d{0,8})$/;

/**
 * Answers with the file at `/list/<vo>/<path>`; for the file of an image, with where it lies.
 *
 * @param path parts of the address behind the VO, as they were sent
 */
export async function respondWithRendering(
  request: Request,
  vo: string,
  path: readonly string[],
): Promise<Response> {
  try {
    const answer = await fetchRendering(await findActor(request), readQuestion(vo, path));
    if ("location" in answer) {
      return new Response(null, {
        status: 302,
        headers: { location: answer.location, "cache-control": "no-cache" },
      });
    }
    return toResponse(request, answer);
  } catch (error) {
    return refuse(error);
  }
}

/** Programs present a token, people are signed in. */
async function findActor(request: Request): Promise<Actor> {
  return request.headers.has("authorization") ? readBearerActor(request, new Date()) : getCurrentActor();
}

function readQuestion(voPart: string, parts: readonly string[]): RenderingQuestion {
  const vo = readNamePart(voPart);
  const path = parts.map(readRoutePart);
  if (!vo || path.some((part) => part === null || part === "" || part === "..")) throw notFound("image list");
  const [, number] = REVISION.exec(path[0] ?? "") ?? [];
  return {
    vo,
    revision: number ? Number(number) : null,
    path: (number ? path.slice(1) : path).join("/"),
  };
}

function toResponse(
  { headers }: Request,
  { contentType, body, sha256, signedAt, isPublic }: RenderedFile,
): Response {
  const etag = `"${sha256}"`;
  const answered = {
    "content-type": `${contentType}${/json|text|yaml/.test(contentType) ? "; charset=utf-8" : ""}`,
    etag,
    "last-modified": signedAt.toUTCString(),
    "cache-control": `${isPublic ? "public" : "private"}, no-cache, no-transform`,
    ...(isPublic ? {} : { vary: "authorization, cookie" }),
  };
  const known = (headers.get("if-none-match") ?? "").split(",").map((tag) => tag.trim().replace(/^W\//, ""));
  if (known.includes(etag) || known.includes("*"))
    return new Response(null, { status: 304, headers: answered });
  return new Response(body, { headers: answered });
}

function refuse(error: unknown): Response {
  if (!(error instanceof AppError))
    log.error({ err: error }, "a list could not be answered in another format");
  const { status, detail } = toProblem(error);
  return new Response(`${detail}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...(status === 401 ? { "www-authenticate": CHALLENGE } : {}),
    },
  });
}
