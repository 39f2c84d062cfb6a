/**
 * Uploaded image files at their addresses under `/store/image-files/`: whole or in ranges, immutable, for whoever knows
 * the address (sites fetch images without credentials). Answered beside Next.js, from the image store.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";
import { parse as parseRange } from "range-parser";
import { findStoredFile } from "#lib/image-file/queries.ts";
import { getImageStore } from "#lib/image-store/open-image-store.ts";
import { readStoredPath, type StoredAddress } from "#lib/image-store/stored-here.ts";
import { log } from "#lib/platform/log.ts";

/**
 * Answers when the request is for an image file.
 *
 * @returns false when it is for something else, and nothing was answered
 */
export function answerImageFile(request: IncomingMessage, response: ServerResponse): boolean {
  const [path = ""] = (request.url ?? "").split("?");
  const address = readStoredPath(path);
  if (!address) return false;
  if (!["GET", "HEAD"].includes(request.method ?? "")) return false;
  void send(request, response, address).catch((error: unknown) => {
    // Whoever goes away in the middle is no defect.
    if (!response.destroyed) log.error({ err: error }, "an image file could not be answered");
    response.destroy();
  });
  return true;
}

/** What the answer says of the file. */
type FileFacts = { id: string; size: number; sha512: string | null; storedAt: Date | null };

async function send(
  request: IncomingMessage,
  response: ServerResponse,
  address: StoredAddress,
): Promise<void> {
  const file = await findFile(address);
  if (!file) {
    response.writeHead(404, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" });
    response.end("There is no image file at this address.\n");
    return;
  }
  const headers = headersOf(file, address.fileName);
  if (isKnownToClient(request, headers.etag)) {
    response.writeHead(304, { etag: headers.etag, "cache-control": headers["cache-control"] }).end();
    return;
  }
  const range = rangeOf(request, file, headers.etag);
  if (range === "unsatisfiable") {
    response.writeHead(416, { "content-range": `bytes */${file.size}`, "accept-ranges": "bytes" }).end();
    return;
  }
  const { start, end } = range ?? { start: 0, end: file.size - 1 };
  response.writeHead(range ? 206 : 200, {
    ...headers,
    "content-length": end - start + 1,
    ...(range ? { "content-range": `bytes ${start}-${end}/${file.size}` } : {}),
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const body = await getImageStore().read(address.id, range ? { first: start, last: end } : undefined);
  await pipeline(body, response);
}

/** While the database is away the store itself knows enough: sites that fetch an image need no more. */
async function findFile({ id, fileName }: StoredAddress): Promise<FileFacts | null> {
  try {
    const file = await findStoredFile(id, fileName);
    return file && { ...file, size: Number(file.sizeBytes) };
  } catch (error) {
    log.warn({ err: error }, "an image file is answered without its record");
    const file = await getImageStore().find(id);
    if (file?.fileName !== fileName) return null;
    return { id, size: Number(file.sizeBytes), sha512: null, storedAt: null };
  }
}

/** Digests as RFC 9530, and as RFC 3230 for clients of before. */
function headersOf({ id, sha512, storedAt }: FileFacts, fileName: string) {
  const digest = sha512 && Buffer.from(sha512, "hex").toString("base64");
  return {
    "content-type": "application/octet-stream",
    "content-disposition": `attachment; filename="${fileName}"`,
    "accept-ranges": "bytes",
    "cache-control": "public, max-age=31536000, immutable, no-transform",
    etag: `"${id}"`,
    ...(storedAt ? { "last-modified": storedAt.toUTCString() } : {}),
    ...(digest ? { "repr-digest": `sha-512=:${digest}:`, digest: `SHA-512=${digest}` } : {}),
  };
}

/** RFC 9110, section 13.1.2. */
function isKnownToClient(request: IncomingMessage, etag: string): boolean {
  const known = request.headers["if-none-match"];
  if (!known) return false;
  return known.trim() === "*" || known.split(",").some((tag) => tag.trim().replace(/^W\//, "") === etag);
}

/** One range, where the client may still have the rest (RFC 9110, sections 13.1.5 and 14.2); several are answered whole. */
function rangeOf(request: IncomingMessage, { size, storedAt }: FileFacts, etag: string) {
  const { range, "if-range": ifRange } = request.headers;
  if (!range) return null;
  if (ifRange && ifRange !== etag && ifRange !== storedAt?.toUTCString()) return null;
  const { type, code, ranges } = parseRange(size, range);
  const isMalformed = (code & 1) !== 0;
  if (type !== "bytes" || isMalformed) return null;
  const [only, ...more] = ranges;
  if (!only) return "unsatisfiable" as const;
  return more.length === 0 ? only : null;
}
