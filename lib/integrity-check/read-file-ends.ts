/** Reads the beginning and the end of an image file, without downloading what is between. */
import { fetchImage } from "./fetch-image.ts";
import { type DetectedFormat, detectImageFormat, HEAD_BYTES, TAIL_BYTES } from "./image-format.ts";
import type { ImageFetcher } from "./image-request.ts";

/** What a file shows of itself; null for a size that its server does not tell. */
export type FileEnds = { format: DetectedFormat; sizeBytes: bigint | null };

/**
 * The file's format and size, as far as its ends and its server tell.
 *
 * @throws FetchRefusedError with a sentence for the author
 */
export async function readFileEnds(
  url: string,
  signal: AbortSignal,
  fetcher: ImageFetcher = fetchImage,
): Promise<FileEnds> {
  const start = await readPart(url, { first: 0, last: HEAD_BYTES - 1 }, signal, fetcher);
  const { bytes: head, sizeBytes } = start;
  if (sizeBytes === null) return { format: detectImageFormat(head), sizeBytes };
  if (sizeBytes <= BigInt(head.byteLength)) return { format: detectImageFormat(head), sizeBytes };
  const last = Number(sizeBytes) - 1;
  // A fixed VHD is told by its end only; a server that ignores ranges will not give it.
  const tail = start.isPart
    ? (await readPart(url, { first: last - TAIL_BYTES + 1, last }, signal, fetcher)).bytes
    : new Uint8Array();
  return { format: detectImageFormat(head, { tail, sizeBytes }), sizeBytes };
}

async function readPart(
  url: string,
  range: { first: number; last: number },
  signal: AbortSignal,
  fetcher: ImageFetcher,
) {
  const response = await fetcher(url, { signal, range });
  try {
    const isPart = response.status === 206;
    const [, whole] = /\/(\d+)$/.exec(response.headers["content-range"] ?? "") ?? [];
    const told = isPart ? (whole === undefined ? null : BigInt(whole)) : response.contentLength;
    const most = range.last - range.first + 1;
    const bytes = await readAtMost(response.body, most);
    // What ended before it was cut off has shown its size.
    const sizeBytes =
      told ?? (range.first === 0 && bytes.byteLength < most ? BigInt(bytes.byteLength) : null);
    return { bytes, sizeBytes, isPart };
  } finally {
    await response.close();
  }
}

async function readAtMost(body: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(most);
  let length = 0;
  for await (const chunk of body) {
    const piece = chunk.subarray(0, most - length);
    bytes.set(piece, length);
    length += piece.byteLength;
    if (length === most) break;
  }
  return bytes.subarray(0, length);
}
