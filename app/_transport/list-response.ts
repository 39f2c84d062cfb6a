/** How a signed list is answered over HTTP (provider contract, section 5). */
import "server-only";
import type { ListFile } from "#lib/list-signing/list-files.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { statusOf } from "#lib/platform/problem.ts";
import type { Requester } from "#lib/vo-image-list/fetch-list.ts";
import { getCurrentActor } from "./current-actor.ts";
import { readRequestOrigin } from "./request-origin.ts";

/** Sent with 401; the realm is what browsers show. */
const CHALLENGE = 'Basic realm="image lists", Bearer realm="image lists"';

/**
 * Answers with the list that `fetchList` gives: 200, or 304 where the client has it already; a refusal is one sentence
 * of plain text, for it is people with curl who read it.
 */
export async function respondWithList(
  request: Request,
  fetchList: (requester: Requester, now: Date) => Promise<ListFile>,
): Promise<Response> {
  const requester = {
    authorization: request.headers.get("authorization"),
    signedIn: getCurrentActor,
    origin: readRequestOrigin(request.headers),
    client: request.headers.get("user-agent"),
  };
  try {
    return toResponse(request, await fetchList(requester, new Date()));
  } catch (error) {
    return refuse(error);
  }
}

function toResponse(request: Request, list: ListFile): Response {
  const etag = `"${list.messageSha256}"`;
  const headers = {
    "content-type": "text/plain",
    etag,
    "last-modified": list.signedAt.toUTCString(),
    // Caches may keep it but must ask each time; nothing on the way may compress or rewrite signed bytes.
    "cache-control": `${list.isPublic ? "public" : "private"}, no-cache, no-transform`,
    ...(list.isPublic ? {} : { vary: "authorization, cookie" }),
  };
  if (isUnchanged(request.headers, etag, list.signedAt)) return new Response(null, { status: 304, headers });
  return new Response(new Uint8Array(list.message), {
    headers: { ...headers, "content-length": String(list.message.length) },
  });
}

/** RFC 9110, section 13.2.2: `If-None-Match` decides alone where it is sent. */
function isUnchanged(headers: Headers, etag: string, signedAt: Date): boolean {
  const known = headers.get("if-none-match");
  if (known !== null) {
    return known.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
  }
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  return !Number.isNaN(since) && Math.floor(signedAt.getTime() / 1000) * 1000 <= since;
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
      ...(status === 401 ? { "www-authenticate": CHALLENGE } : {}),
    },
  });
}
