/**
 * By what a server lets tell one state of a file from another without sending it: its length, when it was last modified,
 * and its entity tag (RFC 9110 section 8.8). Pure.
 */
import { inBytes } from "#lib/platform/net/quantity.ts";
import type { SafeResponse } from "#lib/platform/net/safe-fetch.ts";

/** What was said about a file; null is what was not said. */
export type FileMarks = {
  length: bigint | null;
  /** Strong ones only: a weak one promises no equal bytes. */
  etag: string | null;
  /** As the server wrote it. */
  lastModified: string | null;
};

/** Longer values are no entity tags that anybody uses, but somebody's attempt to fill the database. */
const LONGEST = 200;

export function readFileMarks({ status, headers, contentLength }: SafeResponse): FileMarks {
  const etag = shortOrNull(headers.etag);
  return {
    length: status === 206 ? lengthOfWhole(headers["content-range"]) : contentLength,
    etag: etag?.startsWith('"') ? etag : null,
    lastModified: shortOrNull(headers["last-modified"]),
  };
}

/** `bytes 0-0/2097152` (RFC 9110 section 14.4). */
function lengthOfWhole(contentRange: string | undefined): bigint | null {
  const whole = /^bytes \d+-\d+\/(\d{1,18})$/.exec(contentRange ?? "")?.[1];
  return whole === undefined ? null : BigInt(whole);
}

function shortOrNull(value: string | undefined): string | null {
  return value !== undefined && value !== "" && value.length <= LONGEST ? value : null;
}

/**
 * What differs between two looks at a file, in words that go after "the file": "had 10 bytes and has 12 bytes". Null
 * where nothing that was said both times differs.
 *
 * A later date says more than a tag: servers that share their work give one file the same date and different tags.
 */
export function findMarkChange(before: FileMarks, after: FileMarks): string | null {
  if (before.length !== null && after.length !== null && before.length !== after.length) {
    return `had ${inBytes(before.length)} and has ${inBytes(after.length)}`;
  }
  if (before.lastModified !== null && after.lastModified !== null) {
    return before.lastModified === after.lastModified
      ? null
      : `was last modified ${before.lastModified} and is now said to have been modified ${after.lastModified}`;
  }
  if (before.etag !== null && after.etag !== null && before.etag !== after.etag) {
    return `had the entity tag ${before.etag} and has ${after.etag}`;
  }
  return null;
}
