/**
 * Public lists that are at hand, answered before anything else looks at the request: no page framework, no database, no
 * limit. Whatever this leaves alone is answered by the routes under app/store.
 */
import { randomUUID } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { findShelvedList, type ShelvedList } from "#lib/list-signing/list-shelf.ts";
import { REQUEST_ID_HEADER } from "../request-headers.ts";
import { isKnownToClient } from "./list-headers.ts";

/** The addresses that clients have in their settings, exactly. */
const ADDRESS = /^\/store\/(vo|vappliance)\/([a-z0-9._-]+)\/image\.list$/;

/** Nothing in a list is ever run or shown in a page. */
const NOTHING_RUNS = "default-src 'none'; frame-ancestors 'none'";

/** An answer that is about to be given. */
export type ListAnswer = {
  request: IncomingMessage;
  response: ServerResponse;
  requestId: string;
  list: ShelvedList;
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
    ...["content-type", "text/plain", "cache-control", "public, no-cache, no-transform"],
  ];
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const list = findAsked(request);
    if (!list) return false;
    const requestId = randomUUID();
    tell({ request, response, requestId, list });
    const headers = [
      ...always,
      ...["etag", list.etag, "last-modified", list.lastModified, REQUEST_ID_HEADER, requestId],
    ];
    const { "if-none-match": ifNoneMatch, "if-modified-since": ifModifiedSince } = request.headers;
    if (isKnownToClient({ ifNoneMatch, ifModifiedSince }, list)) {
      response.writeHead(304, headers).end();
    } else {
      headers.push("content-length", String(list.body.length));
      response.writeHead(200, headers).end(request.method === "HEAD" ? undefined : list.body);
    }
    return true;
  };
}

function findAsked({ method, url = "" }: IncomingMessage): ShelvedList | null {
  if (method !== "GET" && method !== "HEAD") return null;
  // Clients send no query; where one does, it changes nothing.
  const query = url.indexOf("?");
  const [, kind, name] = ADDRESS.exec(query === -1 ? url : url.slice(0, query)) ?? [];
  if (!kind || !name) return null;
  const list = findShelvedList({ kind: kind === "vo" ? "vo" : "vappliance", name });
  return list?.isPublic ? list : null;
}
