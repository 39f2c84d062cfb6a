/** A file given by its few parts that are not zero, read without ever being whole in memory. */

export interface SparseFile {
  readonly sizeBytes: number;
  readonly minimumSizeBytes: number;
  /** In ascending order, without overlap, within the size. Between them lie zeros. */
  readonly parts: readonly SparsePart[];
}

export interface SparsePart {
  readonly offset: number;
  readonly bytes: Uint8Array;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * Yields the bytes from `start` up to and without `end`. Chunks of zeros share one buffer.
 *
 * @throws RangeError when the range is not within the file
 */
export function* readSparse(file: SparseFile, start: number, end: number): Generator<Uint8Array, void, void> {
  if (
    !(
      Number.isSafeInteger(start) &&
      Number.isSafeInteger(end) &&
      start >= 0 &&
      start <= end &&
      end <= file.sizeBytes
    )
  ) {
    throw new RangeError(
      `The range from ${start} to ${end} is not within the ${file.sizeBytes} bytes of the file.`,
    );
  }
  let position = start;
  for (const { offset, bytes } of file.parts) {
    if (offset + bytes.byteLength <= position) continue;
    if (offset >= end) break;
    yield* zeros(offset - position);
    position = Math.max(position, offset);
    const part = bytes.subarray(position - offset, end - offset);
    yield part;
    position += part.byteLength;
  }
  yield* zeros(end - position);
}

const ZEROS = new Uint8Array(CHUNK_BYTES);

function* zeros(count: number): Generator<Uint8Array, void, void> {
  for (let left = count; left > 0; left -= CHUNK_BYTES) {
    yield left >= CHUNK_BYTES ? ZEROS : ZEROS.subarray(0, left);
  }
}
