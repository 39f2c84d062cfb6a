/**
 * The .xz file format, version 1.2.0 (tukaani.org/xz/xz-file-format.txt), written without compressing: one block whose LZMA2
 * chunks hold the bytes as they are. Pure. What is put into it here is small, and no library without native code writes it.
 */
import { crc32 } from "node:zlib";

const HEADER_MAGIC = Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]);
const FOOTER_MAGIC = Buffer.from("YZ");
/** The check behind the block is a CRC32 (section 2.1.1.2). */
const STREAM_FLAGS = Buffer.from([0x00, 0x01]);
/** One filter and no sizes; LZMA2 with a dictionary of 64 KiB, which is what a chunk holds at most (sections 3.1 and 5.3.1). */
const BLOCK_FLAGS_AND_FILTER = Buffer.from([0x00, 0x21, 0x01, 0x08]);
const CHUNK_BYTES = 0x10000;
/** Chunks that are not compressed: the first one resets the dictionary. */
const [STORED_FIRST, STORED, END] = [0x01, 0x02, 0x00];

/** The same bytes for the same content, for ever. */
export function storeAsXz(content: Uint8Array): Buffer {
  const block = Buffer.concat([blockHeader(), storedChunks(content)]);
  const check = littleEndian(crc32(content));
  const index = indexOf(block.length + check.length, content.length);
  return Buffer.concat([
    ...[HEADER_MAGIC, STREAM_FLAGS, littleEndian(crc32(STREAM_FLAGS))],
    ...[block, padding(block.length), check],
    index,
    footerOf(index.length),
  ]);
}

/** Section 3.1: its own size in words of four bytes, less one; what the block is made by; padding; CRC32. */
function blockHeader(): Buffer {
  const unpadded = 1 + BLOCK_FLAGS_AND_FILTER.length;
  const size = unpadded + padding(unpadded).length;
  const body = Buffer.concat([Buffer.from([size / 4]), BLOCK_FLAGS_AND_FILTER, padding(unpadded)]);
  return Buffer.concat([body, littleEndian(crc32(body))]);
}

function storedChunks(content: Uint8Array): Buffer {
  const chunks: Uint8Array[] = [];
  for (let start = 0; start < content.length; start += CHUNK_BYTES) {
    const bytes = content.subarray(start, start + CHUNK_BYTES);
    const size = bytes.length - 1;
    chunks.push(Buffer.from([start === 0 ? STORED_FIRST : STORED, size >> 8, size & 0xff]), bytes);
  }
  return Buffer.concat([...chunks, Buffer.from([END])]);
}

/** Section 4: one record, with the size of the block without its padding and the size of what is in it. */
function indexOf(blockBytes: number, contentBytes: number): Buffer {
  const records = Buffer.concat([Buffer.from([0x00, 0x01]), variable(blockBytes), variable(contentBytes)]);
  const body = Buffer.concat([records, padding(records.length)]);
  return Buffer.concat([body, littleEndian(crc32(body))]);
}

/** Section 2.1.2: where the index begins, seen from the end. */
function footerOf(indexBytes: number): Buffer {
  const body = Buffer.concat([littleEndian(indexBytes / 4 - 1), STREAM_FLAGS]);
  return Buffer.concat([littleEndian(crc32(body)), body, FOOTER_MAGIC]);
}

/** Section 1.2: seven bits a byte, the lowest first; the highest bit says that another byte follows. */
function variable(value: number): Buffer {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Buffer.from([...bytes, rest]);
}

function littleEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** What is missing to a multiple of four bytes. */
function padding(length: number): Buffer {
  return Buffer.alloc((4 - (length % 4)) % 4);
}
