/** How lists are answered over HTTP, signed or in another format (provider contract, section 5). */
import { saidLength } from "../said-length.ts";
import "server-only";
import { getFetchLedger } from "#lib/list-fetch/fetch-ledger.ts";
import type { ListFile } from "#lib/list-signing/list-files.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { statusOf } from "#lib/platform/problem.ts";
import type { Requester } from "#lib/vo-image-list/require-fetch.ts";
import { getCurrentActor } from "../current-actor.ts";
import { SECRET_ADDRESS_HEADER } from "../request-headers.ts";
import { readRequestOrigin } from "../request-origin.ts";
import { buildListHeaders, isKnownToClient, type ServedFile } from "./list-headers.ts";

/** Sent with 401; the realm is what browsers show. */
const CHALLENGE = 'Basic realm="image lists", Bearer realm="image lists"';

/** A file with its bytes. */
export type AnsweredFile = ServedFile & {
  body: Uint8Array;
  /** SHA-256 of the signed list of the same edition, by which fetches are remembered. */
  messageSha256: string;
};

/** Answers with the signed list that `fetchList` gives. */
export async function respondWithList(
  request: Request,
  fetchList: (requester: Requester, now: Date) => Promise<ListFile>,
): Promise<Response> {
  return respondWithFetched(request, async (requester, now) => {
    const { message: body, messageSha256, ...list } = await fetchList(requester, now);
    return { ...list, contentType: "text/plain", sha256: messageSha256, messageSha256, body };
  });
}

/**
 * Answers with what is fetched: 200, or 304 where the client has it already; for the file of an image, with where it lies;
 * a refusal is one sentence of plain text, for it is people with curl who read it.
 */
export async function respondWithFetched(
  request: Request,
  fetchFile: (
    requester: Requester,
    now: Date,
  ) => Promise<AnsweredFile | { location: string; isPublic: boolean }>,
): Promise<Response> {
  const requester = {
    authorization: request.headers.get("authorization"),
    signedIn: getCurrentActor,
    origin: readRequestOrigin(request.headers),
    client: request.headers.get("user-agent"),
  };
  try {
    const answer = await fetchFile(requester, new Date());
    if ("location" in answer) return leadTo(request, answer);
    noteFetch(requester, answer);
    return toResponse(request, answer);
  } catch (error) {
    return refuse(error);
  }
}

/** Who presents a token is remembered as having fetched the list. */
function noteFetch(
  { authorization, client, origin }: Requester,
  { messageSha256 }: { messageSha256: string },
): void {
  if (!authorization) return;
  const address = origin?.address ?? null;
  getFetchLedger().note({ messageSha256, authorization, client: client ?? null, address, at: new Date() });
}

function leadTo(request: Request, answer: { location: string; isPublic: boolean }): Response {
  const isPublic = answer.isPublic && !isSecret(request);
  return new Response(null, {
    status: 302,
    headers: {
      location: answer.location,
      "cache-control": `${isPublic ? "public" : "private"}, no-cache`,
    },
  });
}

/** No cache on the way keeps what was asked for at a secret address, though everybody may have it. */
function isSecret({ headers }: Request): boolean {
  return headers.has(SECRET_ADDRESS_HEADER);
}

function toResponse(request: Request, { body, ...file }: AnsweredFile): Response {
  const answered = buildListHeaders({ ...file, isPublic: file.isPublic && !isSecret(request) });
  const asked = {
    ifNoneMatch: request.headers.get("if-none-match"),
    ifModifiedSince: request.headers.get("if-modified-since"),
  };
  if (isKnownToClient(asked, file)) return new Response(null, { status: 304, headers: answered });
  return new Response(new Uint8Array(body), {
    headers: { ...answered, ...saidLength(body) },
  });
}

function refuse(error: unknown): Response {
  const known = error instanceof AppError;
  if (!known) log.error({ err: error }, "a list could not be answered");
  const status = known ? statusOf(error.code) : 503;
  const sentence = known
    ? error.message
    : "The list cannot be answered at the moment. Try again in a minute.";
  return new Response(`${sentence}\n`, {
    status,
    headers: {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      ...saidLength(`${sentence}\n`),
      ...(status === 401 ? { "www-authenticate": CHALLENGE } : {}),
    },
  });
}
