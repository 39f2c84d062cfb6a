/**
 * Reads the body of an answer within bounds: no longer than allowed, no shorter than announced, never silent for
 * long. Nothing is collected; each chunk is handed on before the next is asked for.
 */
import { FetchRefusedError } from "./fetch-refused-error.ts";
import { inBytes, inSeconds } from "./quantity.ts";

export interface BoundedCall {
  readonly limits: { readonly maxBytes: bigint; readonly stallTimeoutMs: number };
  /** Fires with the FetchRefusedError that ends the call. */
  readonly signal: AbortSignal;
  readonly abort: (reason: FetchRefusedError) => void;
  readonly release: () => Promise<void>;
}

/**
 * @param contentLength bytes announced, null when unknown
 * @throws FetchRefusedError `too_large`, `truncated`, `stalled`, or whatever ended the call
 */
export async function* readBounded(
  body: AsyncIterable<Uint8Array>,
  contentLength: bigint | null,
  call: BoundedCall,
): AsyncGenerator<Uint8Array, void, void> {
  const chunks = body[Symbol.asyncIterator]();
  let received = 0n;
  try {
    for (;;) {
      const next = await nextChunk(chunks, call, (cause) => truncated(received, contentLength, cause));
      if (next.done) break;
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

function truncated(received: bigint, contentLength: bigint | null, cause?: unknown): FetchRefusedError {
  const announced = contentLength === null ? "" : ` of ${inBytes(contentLength)}`;
  const message = `The server closed the connection after ${inBytes(received)}${announced}; try again, or check that the file is complete.`;
  return new FetchRefusedError("truncated", message, { cause });
}

export function tooLarge(maxBytes: bigint): FetchRefusedError {
  const message = `The file is larger than the ${inBytes(maxBytes)} allowed here; offer a smaller image, for example a compressed qcow2.`;
  return new FetchRefusedError("too_large", message);
}
