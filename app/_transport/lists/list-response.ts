/** How a signed list is answered over HTTP (provider contract, section 5). */
import "server-only";
import { getFetchLedger } from "#lib/list-fetch/fetch-ledger.ts";
import type { ListFile } from "#lib/list-signing/list-files.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { statusOf } from "#lib/platform/problem.ts";
import type { Requester } from "#lib/vo-image-list/fetch-list.ts";
import { getCurrentActor } from "../current-actor.ts";
import { readRequestOrigin } from "../request-origin.ts";
import { buildListHeaders, isKnownToClient } from "./list-headers.ts";

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
    const list = await fetchList(requester, new Date());
    noteFetch(requester, list);
    return toResponse(request, list);
  } catch (error) {
    return refuse(error);
  }
}

/** Who presents a token is remembered as having fetched the list. */
function noteFetch({ authorization, client, origin }: Requester, { messageSha256 }: ListFile): void {
  if (!authorization) return;
  const address = origin?.address ?? null;
  getFetchLedger().note({ messageSha256, authorization, client: client ?? null, address, at: new Date() });
}

function toResponse({ headers }: Request, list: ListFile): Response {
  const answered = buildListHeaders(list);
  const asked = {
    ifNoneMatch: headers.get("if-none-match"),
    ifModifiedSince: headers.get("if-modified-since"),
  };
  if (isKnownToClient(asked, list)) return new Response(null, { status: 304, headers: answered });
  return new Response(new Uint8Array(list.message), {
    headers: { ...answered, "content-length": String(list.message.length) },
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
      ...(status === 401 ? { "www-authenticate": CHALLENGE } : {}),
    },
  });
}
