/** What an answer with a list says of it, in whatever format (provider contract, section 5). */

/** A file as far as its headers go. */
export type ServedFile = {
  contentType: string;
  /** Of the body, lower-case hex. */
  sha256: string;
  signedAt: Date;
  isPublic: boolean;
};

/** The headers of a 200 and of a 304 alike; the body's length is said besides. */
export function buildListHeaders({ contentType, sha256, signedAt, isPublic }: ServedFile) {
  return {
    "content-type": contentType,
    etag: `"${sha256}"`,
    "last-modified": signedAt.toUTCString(),
    // Caches may keep it but must ask each time; nothing on the way may compress or rewrite signed bytes.
    "cache-control": `${isPublic ? "public" : "private"}, no-cache, no-transform`,
    ...(isPublic ? {} : { vary: "authorization, cookie" }),
  };
}

/** The type of a file of another format; all texts are UTF-8. */
export function withCharset(contentType: string): string {
  return /json|text|yaml/.test(contentType) ? `${contentType}; charset=utf-8` : contentType;
}

/**
 * Does the client have the list already? `If-None-Match` decides alone where it is sent (RFC 9110, section 13.2.2).
 *
 * @param asked both headers as they were sent
 */
export function isKnownToClient(
  asked: { ifNoneMatch: string | null | undefined; ifModifiedSince: string | null | undefined },
  { sha256, signedAt }: Pick<ServedFile, "sha256" | "signedAt">,
): boolean {
  const { ifNoneMatch, ifModifiedSince } = asked;
  if (typeof ifNoneMatch === "string") {
    const etag = `"${sha256}"`;
    return ifNoneMatch.split(",").some((tag) => ["*", etag].includes(tag.trim().replace(/^W\//, "")));
  }
  const since = Date.parse(ifModifiedSince ?? "");
  return !Number.isNaN(since) && Math.floor(signedAt.getTime() / 1000) * 1000 <= since;
}
