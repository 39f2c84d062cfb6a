/** What an answer with a signed list says of it (provider contract, section 5). */
import type { ListFile } from "#lib/list-signing/list-files.ts";

/** The headers of a 200 and of a 304 alike; the body's length is said besides. */
export function buildListHeaders({ messageSha256, signedAt, isPublic }: Omit<ListFile, "message">) {
  return {
    "content-type": "text/plain",
    etag: `"${messageSha256}"`,
    "last-modified": signedAt.toUTCString(),
    // Caches may keep it but must ask each time; nothing on the way may compress or rewrite signed bytes.
    "cache-control": `${isPublic ? "public" : "private"}, no-cache, no-transform`,
    ...(isPublic ? {} : { vary: "authorization, cookie" }),
  };
}

/**
 * Does the client have the list already? `If-None-Match` decides alone where it is sent (RFC 9110, section 13.2.2).
 *
 * @param asked both headers as they were sent
 */
export function isKnownToClient(
  asked: { ifNoneMatch: string | null | undefined; ifModifiedSince: string | null | undefined },
  { messageSha256, signedAt }: Pick<ListFile, "messageSha256" | "signedAt">,
): boolean {
  const { ifNoneMatch, ifModifiedSince } = asked;
  if (typeof ifNoneMatch === "string") {
    const etag = `"${messageSha256}"`;
    return ifNoneMatch.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
  }
  const since = Date.parse(ifModifiedSince ?? "");
  return !Number.isNaN(since) && Math.floor(signedAt.getTime() / 1000) * 1000 <= since;
}
