/**
 * Measures an image file while it streams past: size, checksums and real format, in one pass.
 *
 * Memory does not grow with the file: only the first 64 KiB and the last 512 bytes are kept.
 */
import { createHash } from "node:crypto";
import { setImmediate as nextTurn } from "node:timers/promises";
import { type DetectedFormat, detectImageFormat, HEAD_BYTES, TAIL_BYTES } from "./image-format.ts";

export interface MeasuredImage {
  readonly sizeBytes: bigint;
  /** Lower-case hex, like the other two. */
  readonly sha512: string;
  readonly sha256: string;
  readonly md5: string;
  /** SHA-256 of the bytes that were to stand before the file, and the file; null where there were none. */
  readonly combinedSha256: string | null;
  readonly format: DetectedFormat;
}

export interface MeasureOptions {
  /** Called with every chunk and once at the end, with the bytes measured so far. */
  readonly onProgress?: (bytesDone: bigint) => void;
  readonly signal?: AbortSignal;
  /** Bytes that are hashed once more with the file behind them: Incus and LXD name images by such a sum. */
  readonly before?: Uint8Array | undefined;
}

/** Hashing this much takes some milliseconds; then everybody else has a turn. */
const BYTES_PER_TURN = 4 * 1024 * 1024;

/**
 * @param body the bytes of the file, in chunks of any size; chunks may be reused by their producer
 * @throws the signal's reason when aborted; whatever the body throws
 */
export async function measureImage(
  body: AsyncIterable<Uint8Array>,
  { onProgress, signal, before }: MeasureOptions = {},
): Promise<MeasuredImage> {
  const hashes = { sha512: createHash("sha512"), sha256: createHash("sha256"), md5: createHash("md5") };
  const combined = before ? createHash("sha256").update(before) : null;
  const ends = keepEnds();
  let sizeBytes = 0n;
  let bytesThisTurn = 0;
  signal?.throwIfAborted();
  for await (const chunk of body) {
    for (const piece of pieces(chunk)) {
      for (const hash of Object.values(hashes)) hash.update(piece);
      combined?.update(piece);
      ends.add(piece);
      sizeBytes += BigInt(piece.byteLength);
      bytesThisTurn += piece.byteLength;
      onProgress?.(sizeBytes);
      if (bytesThisTurn >= BYTES_PER_TURN) {
        bytesThisTurn = 0;
        await nextTurn();
      }
      signal?.throwIfAborted();
    }
  }
  onProgress?.(sizeBytes);
  return {
    sizeBytes,
    sha512: hashes.sha512.digest("hex"),
    sha256: hashes.sha256.digest("hex"),
    md5: hashes.md5.digest("hex"),
    combinedSha256: combined?.digest("hex") ?? null,
    format: detectImageFormat(ends.head(), { tail: ends.tail(), sizeBytes }),
  };
}

function* pieces(chunk: Uint8Array): Generator<Uint8Array> {
  for (let start = 0; start < chunk.byteLength; start += BYTES_PER_TURN) {
    yield chunk.subarray(start, start + BYTES_PER_TURN);
  }
}

/** Collects copies of the first and the last bytes of a stream. */
function keepEnds() {
  const head = new Uint8Array(HEAD_BYTES);
  let headLength = 0;
  let tail = new Uint8Array(0);
  return {
    add(piece: Uint8Array): void {
      const missing = piece.subarray(0, HEAD_BYTES - headLength);
      head.set(missing, headLength);
      headLength += missing.byteLength;
      const last = piece.subarray(-TAIL_BYTES);
      const kept = tail.subarray(Math.max(0, tail.byteLength + last.byteLength - TAIL_BYTES));
      const joined = new Uint8Array(kept.byteLength + last.byteLength);
      joined.set(kept);
      joined.set(last, kept.byteLength);
      tail = joined;
    },
    head: () => head.subarray(0, headLength),
    tail: () => tail,
  };
}
