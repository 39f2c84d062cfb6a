/** Lays out a hosted sparse extent (VMware "Virtual Disk Format 5.0"), monolithicSparse, with one allocated grain. */
import type { SparseFile } from "./sparse-file.ts";

const SECTOR = 512;
const GRAIN_SECTORS = 128;
const TABLE_ENTRIES = 512;
const TABLE_SECTORS = (TABLE_ENTRIES * 4) / SECTOR;
const DESCRIPTOR_SECTOR = 1;
const DESCRIPTOR_SECTORS = 20;

export function layOutVmdk(
  { name, sizeBytes, virtualSizeBytes }: { name: string; sizeBytes: number; virtualSizeBytes: number },
  firstSector: Uint8Array,
): SparseFile {
  const plan = planSectors(virtualSizeBytes / SECTOR);
  const directories = [plan.redundantDirectory, plan.directory].flatMap((at) => [
    { offset: at * SECTOR, bytes: directory(at + plan.directorySectors, plan.tables) },
    { offset: (at + plan.directorySectors) * SECTOR, bytes: entries32([plan.overhead]) },
  ]);
  return {
    sizeBytes,
    minimumSizeBytes: minimumVmdkSize(virtualSizeBytes),
    parts: [
      { offset: 0, bytes: header(plan) },
      { offset: DESCRIPTOR_SECTOR * SECTOR, bytes: descriptor(name, plan.capacity) },
      ...directories,
      { offset: plan.overhead * SECTOR, bytes: firstSector },
    ],
  };
}

/** Size of the metadata and one grain, in bytes. */
export function minimumVmdkSize(virtualSizeBytes: number): number {
  return (planSectors(virtualSizeBytes / SECTOR).overhead + GRAIN_SECTORS) * SECTOR;
}

type Plan = ReturnType<typeof planSectors>;

/** Where everything lies, in sectors. Each directory is followed by its grain tables. */
function planSectors(capacity: number) {
  const tables = Math.ceil(capacity / (GRAIN_SECTORS * TABLE_ENTRIES));
  const directorySectors = Math.ceil((tables * 4) / SECTOR);
  const redundantDirectory = DESCRIPTOR_SECTOR + DESCRIPTOR_SECTORS;
  const directory = redundantDirectory + directorySectors + tables * TABLE_SECTORS;
  const end = directory + directorySectors + tables * TABLE_SECTORS;
  const overhead = Math.ceil(end / GRAIN_SECTORS) * GRAIN_SECTORS;
  return { capacity, tables, directorySectors, redundantDirectory, directory, overhead };
}

function header(plan: Plan): Uint8Array {
  const bytes = new Uint8Array(SECTOR);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x4b444d56); // "KDMV"
  view.setUint32(4, 1, true);
  view.setUint32(8, 3, true); // line-end test is valid, redundant directory is used
  view.setBigUint64(12, BigInt(plan.capacity), true);
  view.setBigUint64(20, BigInt(GRAIN_SECTORS), true);
  view.setBigUint64(28, BigInt(DESCRIPTOR_SECTOR), true);
  view.setBigUint64(36, BigInt(DESCRIPTOR_SECTORS), true);
  view.setUint32(44, TABLE_ENTRIES, true);
  view.setBigUint64(48, BigInt(plan.redundantDirectory), true);
  view.setBigUint64(56, BigInt(plan.directory), true);
  view.setBigUint64(64, BigInt(plan.overhead), true);
  bytes.set(new TextEncoder().encode("\n \r\n"), 73); // tells a transfer in text mode
  return bytes;
}

function descriptor(name: string, capacity: number): Uint8Array {
  const cylinders = Math.min(16383, Math.ceil(capacity / (16 * 63)));
  const lines = [
    "# Disk DescriptorFile",
    "version=1",
    "CID=7e57d15c",
    "parentCID=ffffffff",
    'createType="monolithicSparse"',
    "",
    "# Extent description",
    `RW ${capacity} SPARSE "${name.replaceAll('"', "'")}.vmdk"`,
    "",
    "# The Disk Data Base",
    "#DDB",
    "",
    'ddb.virtualHWVersion = "4"',
    `ddb.geometry.cylinders = "${cylinders}"`,
    'ddb.geometry.heads = "16"',
    'ddb.geometry.sectors = "63"',
    'ddb.adapterType = "ide"',
    "",
  ];
  return new TextEncoder().encode(lines.join("\n"));
}

function directory(firstTable: number, tables: number): Uint8Array {
  return entries32(Array.from({ length: tables }, (_, index) => firstTable + index * TABLE_SECTORS));
}

function entries32(values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => {
    view.setUint32(index * 4, value, true);
  });
  return bytes;
}
