/**
 * Reads the OVF descriptor at the start of an OVA (a tar archive whose first file is the descriptor, DMTF DSP0243
 * section 5.3).
 *
 * Pure. It looks for the few elements it needs and is no XML parser: what it finds are hints about the disks, not
 * a validation of the descriptor.
 */

export interface OvfSummary {
  /** Names of the disk files that the descriptor refers to. */
  readonly diskFiles: readonly string[];
  /** Capacity of the only disk, in bytes; null when there are several or the unit is unknown. */
  readonly virtualSizeBytes: bigint | null;
}

const BLOCK = 512;

/**
 * @param head the first bytes of a tar archive
 * @returns the name of the first file, and the summary of its text when it is an OVF descriptor
 */
export function readOvfAtStartOfTar(head: Uint8Array): { firstFile: string; ovf: OvfSummary | null } {
  let offset = 0;
  let longName: string | null = null;
  for (let type = typeAt(head, offset); type !== null && "xgL".includes(type); type = typeAt(head, offset)) {
    const content = contentAt(head, offset);
    if (type === "L") longName = content.replace(/\0+$/, "");
    if (type === "x") longName = /^\d+ path=(.*)$/m.exec(content)?.[1] ?? longName;
    offset += BLOCK + Math.ceil(sizeAt(head, offset) / BLOCK) * BLOCK;
  }
  const firstFile = longName ?? text(head, offset, 100);
  if (!firstFile.toLowerCase().endsWith(".ovf")) return { firstFile, ovf: null };
  return { firstFile, ovf: summariseOvf(contentAt(head, offset)) };
}

/** `x` and `g` are pax records, `L` is GNU's long name: they precede a file and are none. */
function typeAt(head: Uint8Array, offset: number): string | null {
  const flag = head[offset + 156];
  return flag === undefined || flag === 0 ? null : String.fromCharCode(flag);
}

function sizeAt(head: Uint8Array, offset: number): number {
  const size = Number.parseInt(text(head, offset + 124, 12).trim(), 8);
  return Number.isFinite(size) ? Math.max(0, size) : 0;
}

function contentAt(head: Uint8Array, offset: number): string {
  const begin = offset + BLOCK;
  return new TextDecoder().decode(head.subarray(begin, begin + sizeAt(head, offset)));
}

function text(head: Uint8Array, offset: number, length: number): string {
  const [untilNul] = new TextDecoder("latin1").decode(head.subarray(offset, offset + length)).split("\0");
  return untilNul ?? "";
}

function summariseOvf(descriptor: string): OvfSummary {
  const disks = elements(descriptor, "Disk");
  const files = elements(descriptor, "File");
  const diskFiles = disks.flatMap((disk) => {
    const reference = attribute(disk, "fileRef");
    const file = files.find((candidate) => attribute(candidate, "id") === reference);
    return file === undefined ? [] : [attribute(file, "href") ?? ""];
  });
  const [disk] = disks;
  return { diskFiles, virtualSizeBytes: disks.length === 1 && disk !== undefined ? capacity(disk) : null };
}

/** Start tags of that local name, whatever their namespace prefix. */
function elements(descriptor: string, name: string): string[] {
  return descriptor.match(new RegExp(`<(?:[\\w.-]+:)?${name}\\s[^>]{0,2000}>`, "g")) ?? [];
}

function attribute(tag: string, name: string): string | null {
  const found = new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag);
  return found?.[1] ?? found?.[2] ?? null;
}

/** Units are "byte" or "byte * 2^n" (DSP0243 section 9.1, DSP0004 annex C). */
function capacity(disk: string): bigint | null {
  const amount = attribute(disk, "capacity");
  const unit = /^\s*byte\s*(?:\*\s*2\s*\^\s*(\d{1,2})\s*)?$/i.exec(
    attribute(disk, "capacityAllocationUnits") ?? "byte",
  );
  if (amount === null || !/^\d{1,19}$/.test(amount) || unit === null) return null;
  return BigInt(amount) * 2n ** BigInt(unit[1] ?? 0);
}
