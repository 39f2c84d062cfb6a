/**
 * The image in the list of a trial: an empty disk of one mebibyte in a real qcow2 file of two kibibytes. Each edition has
 * a file of its own, so that whoever fetches one has believed that edition; the bytes are the same for ever.
 */
import { createHash } from "node:crypto";
import type { ListedEdition } from "./edition.ts";

/** The smallest that QEMU's format knows. */
const CLUSTER_BITS = 9;
const CLUSTER = 1 << CLUSTER_BITS;
const DISK_BYTES = 1024 * 1024;
/** A table of the second level has an entry of 8 bytes for each cluster. */
const L1_ENTRIES = DISK_BYTES / (CLUSTER * (CLUSTER / 8));
/** Behind the header and the mark that no extension follows, where nobody reads on. */
const WORDS_AT = 128;

/** The file of an edition (QEMU, docs/interop/qcow2.txt, version 2). */
export function buildTrialImage(edition: ListedEdition): Buffer {
  const file = Buffer.alloc(4 * CLUSTER);
  file.write("QFI\xfb", 0, "latin1");
  file.writeUInt32BE(2, 4);
  file.writeUInt32BE(CLUSTER_BITS, 20);
  file.writeBigUInt64BE(BigInt(DISK_BYTES), 24);
  file.writeUInt32BE(L1_ENTRIES, 36);
  file.writeBigUInt64BE(BigInt(CLUSTER), 40);
  file.writeBigUInt64BE(BigInt(2 * CLUSTER), 48);
  file.writeUInt32BE(1, 56);
  file.write(`An empty disk to try a client with: the ${edition} edition.`, WORDS_AT, "latin1");
  // Counts of references: the third cluster names the fourth, which counts each of the four once.
  file.writeBigUInt64BE(BigInt(3 * CLUSTER), 2 * CLUSTER);
  for (let cluster = 0; cluster < 4; cluster++) file.writeUInt16BE(1, 3 * CLUSTER + 2 * cluster);
  return file;
}

/** What a list says of the file; `sha512` in lower-case hex. */
export function describeTrialImage(edition: ListedEdition): { sizeBytes: bigint; sha512: string } {
  const file = buildTrialImage(edition);
  return { sizeBytes: BigInt(file.length), sha512: createHash("sha512").update(file).digest("hex") };
}
