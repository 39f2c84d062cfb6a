/** Lays out a qcow2 file, version 3 (QEMU `docs/interop/qcow2.txt`), with one allocated cluster. */
import type { SparseFile } from "./sparse-file.ts";

const CLUSTER = 65536;
const L2_COVERS = (CLUSTER / 8) * CLUSTER;

// Order of the clusters in the file.
const REFCOUNT_TABLE = 1;
const REFCOUNT_BLOCK = 2;
const L1_TABLE = 3;
const L2_TABLE = 4;
const DATA = 5;
const USED_CLUSTERS = 6;

const COPIED = 1n << 63n; // the cluster is referred to once

/**
 * What follows the used clusters up to `sizeBytes` has no reference count, as in a file that was grown in advance.
 *
 * @throws RangeError for a disk of more than 4 TiB, whose L1 table would need a second cluster
 */
export function layOutQcow2(
  { sizeBytes, virtualSizeBytes }: { sizeBytes: number; virtualSizeBytes: number },
  firstSector: Uint8Array,
): SparseFile {
  const l1Entries = Math.ceil(virtualSizeBytes / L2_COVERS);
  if (l1Entries * 8 > CLUSTER) throw new RangeError("A qcow2 demo image has a disk of at most 4 TiB.");
  return {
    sizeBytes,
    minimumSizeBytes: USED_CLUSTERS * CLUSTER,
    parts: [
      { offset: 0, bytes: header(virtualSizeBytes, l1Entries) },
      { offset: REFCOUNT_TABLE * CLUSTER, bytes: entry64(BigInt(REFCOUNT_BLOCK * CLUSTER)) },
      { offset: REFCOUNT_BLOCK * CLUSTER, bytes: refcounts() },
      { offset: L1_TABLE * CLUSTER, bytes: entry64(COPIED | BigInt(L2_TABLE * CLUSTER)) },
      { offset: L2_TABLE * CLUSTER, bytes: entry64(COPIED | BigInt(DATA * CLUSTER)) },
      { offset: DATA * CLUSTER, bytes: firstSector },
    ],
  };
}

const HEADER_LENGTH = 104;

function header(virtualSizeBytes: number, l1Entries: number): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x514649fb); // "QFI\xfb"
  view.setUint32(4, 3);
  view.setUint32(20, Math.log2(CLUSTER));
  view.setBigUint64(24, BigInt(virtualSizeBytes));
  view.setUint32(36, l1Entries);
  view.setBigUint64(40, BigInt(L1_TABLE * CLUSTER));
  view.setBigUint64(48, BigInt(REFCOUNT_TABLE * CLUSTER));
  view.setUint32(56, 1); // clusters of the refcount table
  view.setUint32(96, 4); // refcounts of 2^4 bits
  view.setUint32(100, HEADER_LENGTH);
  return bytes;
}

function refcounts(): Uint8Array {
  const bytes = new Uint8Array(USED_CLUSTERS * 2);
  const view = new DataView(bytes.buffer);
  for (let cluster = 0; cluster < USED_CLUSTERS; cluster++) view.setUint16(cluster * 2, 1);
  return bytes;
}

function entry64(value: bigint): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  return bytes;
}
