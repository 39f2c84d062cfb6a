/** Reads an image file that was uploaded here as if it had been fetched from its address. */
import { Readable } from "node:stream";
import { getImageStore } from "#lib/image-store/open-image-store.ts";
import type { StoredAddress } from "#lib/image-store/stored-here.ts";
import { FetchRefusedError } from "#lib/platform/net/fetch-refused-error.ts";
import type { SafeResponse } from "#lib/platform/net/safe-fetch.ts";
import type { ImageRequest } from "./image-request.ts";

/**
 * @throws FetchRefusedError `http_status` (404) when the file is not there, or not whole
 */
export async function openStoredImage(
  url: string,
  { id, fileName }: StoredAddress,
  { method = "GET", range, signal }: ImageRequest,
): Promise<SafeResponse> {
  const store = getImageStore();
  const file = await store.find(id);
  if (file?.fileName !== fileName) {
    const message = "The uploaded file is not here any more. Upload it again.";
    throw new FetchRefusedError("http_status", message, { status: 404 });
  }
  const size = Number(file.sizeBytes);
  const part = range && { first: range.first, last: Math.min(range.last, size - 1) };
  const body = method === "HEAD" ? Readable.from([]) : await store.read(id, part);
  signal.addEventListener("abort", () => body.destroy(), { once: true });
  return {
    status: part ? 206 : 200,
    headers: {
      etag: `"${id}"`,
      "content-length": String(part ? part.last - part.first + 1 : size),
      ...(part ? { "content-range": `bytes ${part.first}-${part.last}/${size}` } : {}),
    },
    finalUrl: url,
    contentLength: part ? BigInt(part.last - part.first + 1) : file.sizeBytes,
    body,
    close: async () => {
      body.destroy();
    },
  };
}
