/**
 * Public lists that are at hand, signed or in another format, answered before anything else looks at the request: no page
 * framework, no database, no limit. Whatever this leaves alone is answered by the routes under app/store and app/list.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { ListKey } from "#lib/list-signing/list-files.ts";
import { findShelvedList, findShelvedRenderings } from "#lib/list-signing/list-shelf.ts";
import { REQUEST_ID_HEADER } from "../request-headers.ts";
import { isKnownToClient, withCharset } from "./list-headers.ts";

/** The addresses that clients have in their settings, exactly. */
const LIST_ADDRESS = /^\/store\/(vo|vappliance)\/([a-z0-9._-]+)\/image\.list$/;
/** OpenNebula's driver puts two slashes into its address. */
const FORMAT_ADDRESS = /^\/list\/([a-z0-9._-]+)\/+([A-Za-z0-9._/-]+)$/;

/** Nothing in a list is ever run or shown in a page. */
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

/** An answer that is about to be given. */
export type ListAnswer = {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  /** SHA-256 of the signed list of the same edition. */
  messageSha256: string;
};

type AtHand = {
  messageSha256: string;
  contentType: string;
  sha256: string;
  signedAt: Date;
  etag: string;
  lastModified: string;
  body: Uint8Array;
};

/**
 * @param security headers that every answer carries
 * @param tell is told of each list that is answered, and must not make anybody wait
 * @returns answers and says true, or leaves the request alone and says false
 */
export function createShelvedListAnswer({
  security,
  tell,
}: {
  security: Readonly<Record<string, string>>;
  tell: (answer: ListAnswer) => void;
}) {
  const always = [
    ...Object.entries({ ...security, "content-security-policy": NOTHING_RUNS }).flat(),
    ...["cache-control", "public, no-cache, no-transform"],
  ];
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const file = findAsked(request);
    if (!file) return false;
    const requestId = randomUUID();
    tell({ request, response, requestId, messageSha256: file.messageSha256 });
    const headers = [
      ...always,
      ...["content-type", file.contentType, "etag", file.etag, "last-modified", file.lastModified],
      ...[REQUEST_ID_HEADER, requestId],
    ];
    const { "if-none-match": ifNoneMatch, "if-modified-since": ifModifiedSince } = request.headers;
    if (isKnownToClient({ ifNoneMatch, ifModifiedSince }, file)) {
      response.writeHead(304, headers).end();
    } else {
      headers.push("content-length", String(file.body.length));
      response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : file.body);
    }
    return true;
  };
}

/** Null for whatever is not at hand for everybody; what a list that ended is answered with, its route says. */
function findAsked({ method, url = "" }: IncomingMessage): AtHand | null {
  if (method !== "GET" && method !== "HEAD") return null;
  // Clients send no query; where one does, it changes nothing.
  const query = url.indexOf("?");
  const path = query === -1 ? url : url.slice(0, query);
  const [, kind, name] = LIST_ADDRESS.exec(path) ?? [];
  if (kind && name) return findList({ kind: kind === "vo" ? "vo" : "vappliance", name });
  const [, vo, file] = FORMAT_ADDRESS.exec(path) ?? [];
  return vo && file ? findFormat({ kind: "vo", name: vo }, file.replace(/\/{2,}/g, "/")) : null;
}

function findList(key: ListKey): AtHand | null {
  const list = findShelvedList(key);
  return list?.isPublic && !hasEnded(list)
    ? { ...list, contentType: "text/plain", sha256: list.messageSha256 }
    : null;
}

function hasEnded({ endsAt }: { endsAt: Date | null }): boolean {
  return endsAt !== null && endsAt.getTime() <= Date.now();
}

function findFormat(key: ListKey, path: string): AtHand | null {
  if (path === "image.list") return findList(key);
  const edition = findShelvedRenderings(key);
  const file = edition?.isPublic && !hasEnded(edition) && edition.files.find((each) => each.path === path);
  if (!file) return null;
  return {
    ...{ messageSha256: edition.messageSha256, signedAt: edition.signedAt },
    ...{ sha256: file.sha256, body: file.body, contentType: withCharset(file.contentType) },
    ...{ etag: `"${file.sha256}"`, lastModified: edition.signedAt.toUTCString() },
  };
}
