/**
 * Reads the body of an answer within bounds: no longer than allowed, no shorter than announced, never silent for
 * long, and not so slow that it would take for ever. Nothing is collected; each chunk is handed on before the next is asked for.
 */
import { FetchRefusedError } from "./fetch-refused-error.ts";
import { inBytes, inSeconds } from "./quantity.ts";

export interface BoundedCall {
  readonly limits: {
    readonly maxBytes: bigint;
    readonly stallTimeoutMs: number;
    readonly minBytesPerSecond: number;
    readonly paceWindowMs: number;
  };
  /** Fires with the FetchRefusedError that ends the call. */
  readonly signal: AbortSignal;
  readonly abort: (reason: FetchRefusedError) => void;
  readonly release: () => Promise<void>;
}

/**
 * @param contentLength bytes announced, null when unknown
 * @throws FetchRefusedError `too_large`, `truncated`, `stalled`, `too_slow`, or whatever ended the call
 */
export async function* readBounded(
  body: AsyncIterable<Uint8Array>,
  contentLength: bigint | null,
  call: BoundedCall,
): AsyncGenerator<Uint8Array, void, void> {
  const chunks = body[Symbol.asyncIterator]();
  const keepPace = watchPace(call.limits);
  let received = 0n;
  try {
    for (;;) {
      const askedAt = performance.now();
      const next = await nextChunk(chunks, call, (cause) => truncated(received, contentLength, cause));
      if (next.done) break;
      keepPace(next.value.byteLength, performance.now() - askedAt);
      received += BigInt(next.value.byteLength);
      if (received > call.limits.maxBytes) throw tooLarge(call.limits.maxBytes);
      yield next.value;
    }
    if (contentLength !== null && received < contentLength) throw truncated(received, contentLength);
  } finally {
    await call.release();
  }
}

async function nextChunk(
  chunks: AsyncIterator<Uint8Array>,
  call: BoundedCall,
  asTruncated: (cause: unknown) => FetchRefusedError,
): Promise<IteratorResult<Uint8Array>> {
  const timer = setTimeout(() => {
    const message = `The server sent nothing for ${inSeconds(call.limits.stallTimeoutMs)} in the middle of the file; try again, or offer it from another server.`;
    call.abort(new FetchRefusedError("stalled", message));
  }, call.limits.stallTimeoutMs);
  try {
    return await chunks.next();
  } catch (error) {
    // A socket that breaks after the headers and a body that ends early are the same to an author.
    throw call.signal.aborted ? call.signal.reason : asTruncated(error);
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A byte now and then is never silent for long, and never ends. Only the time is counted in which the server was waited
 * for: it is not to blame for a slow reader.
 *
 * @returns to be told of each chunk: its bytes, and how long it was waited for in milliseconds
 */
function watchPace({
  minBytesPerSecond,
  paceWindowMs,
}: BoundedCall["limits"]): (bytes: number, waitedMs: number) => void {
  let [bytesInWindow, waitedInWindow] = [0, 0];
  return (bytes, waitedMs) => {
    bytesInWindow += bytes;
    waitedInWindow += waitedMs;
    if (waitedInWindow < paceWindowMs) return;
    if ((bytesInWindow * 1000) / waitedInWindow < minBytesPerSecond) {
      const message = `The server sends less than ${inBytes(BigInt(minBytesPerSecond))} a second, measured over ${inSeconds(paceWindowMs)}; offer the file from a faster server.`;
      throw new FetchRefusedError("too_slow", message);
    }
    [bytesInWindow, waitedInWindow] = [0, 0];
  };
}

function truncated(received: bigint, contentLength: bigint | null, cause?: unknown): FetchRefusedError {
  const announced = contentLength === null ? "" : ` of ${inBytes(contentLength)}`;
  const message = `The server closed the connection after ${inBytes(received)}${announced}; try again, or check that the file is complete.`;
  return new FetchRefusedError("truncated", message, { cause });
}

export function tooLarge(maxBytes: bigint): FetchRefusedError {
  const message = `The file is larger than the ${inBytes(maxBytes)} allowed here; offer a smaller image, for example a compressed qcow2.`;
  return new FetchRefusedError("too_large", message);
}
