/**
 * Tells what a file is from its first and last bytes, whatever its name says.
 *
 * Pure: bytes in, description out. Formats after their specifications (QEMU `docs/interop/qcow2.txt`, VMware
 * "Virtual Disk Format 5.0", Microsoft "VHD" and [MS-VHDX], VirtualBox VDI, ECMA-119, DMTF DSP0243, POSIX ustar).
 * Offsets are in bytes from the start of the file.
 */
import type { ImageTrait } from "#lib/image-report/container-problems.ts";
import { type OvfSummary, readOvfAtStartOfTar } from "./ovf-descriptor.ts";

/** Canonical names, as published in image lists. */
export const IMAGE_FORMATS = ["qcow2", "vmdk", "ova", "vhd", "vhdx", "vdi", "iso", "raw"] as const;
export type ImageFormat = (typeof IMAGE_FORMATS)[number];

export type DetectedFormat =
  | {
      readonly kind: "image";
      readonly format: ImageFormat;
      /** The flavour in a few words, for example "version 3" or "streamOptimized"; empty when there is only one. */
      readonly variant: string;
      /** Size of the disk that a machine sees; null when the first bytes do not tell. */
      readonly virtualSizeBytes: bigint | null;
      readonly traits: readonly ImageTrait[];
    }
  | { readonly kind: "compressed"; readonly method: "gzip" | "xz" | "bzip2" | "zstd" | "zip" | "7z" }
  | { readonly kind: "archive"; readonly firstFile: string }
  | { readonly kind: "outdated"; readonly name: "qcow version 1" | "qed" }
  | { readonly kind: "document"; readonly type: "html" | "xml" | "text" }
  | { readonly kind: "empty" };

/** How much of a file the detection can make use of. */
export const HEAD_BYTES = 64 * 1024;
export const TAIL_BYTES = 512;

/**
 * @param head the first bytes, 64 KiB when the file has as many
 * @param end the last 512 bytes and the size of the whole file; without it the head is taken for the whole file
 */
export function detectImageFormat(
  head: Uint8Array,
  end: { readonly tail: Uint8Array; readonly sizeBytes: bigint } = {
    tail: head.subarray(-TAIL_BYTES),
    sizeBytes: BigInt(head.byteLength),
  },
): DetectedFormat {
  if (end.sizeBytes === 0n) return { kind: "empty" };
  const start = byteReader(head);
  return (
    detectDisk(start) ??
    detectCompression(start) ??
    detectTar(start, head) ??
    detectVhd(byteReader(end.tail)) ??
    detectIso(start, end.sizeBytes) ??
    detectDocument(head) ??
    rawImage(start, end.sizeBytes)
  );
}

function detectDisk(start: ByteReader): DetectedFormat | null {
  if (start.hasAscii(0, "QFI\xfb")) return describeQcow(start);
  if (start.hasAscii(0, "QED\0")) return { kind: "outdated", name: "qed" };
  if (start.hasAscii(0, "KDMV")) return describeSparseVmdk(start);
  if (start.hasAscii(0, "COWD")) return describeEsxSparseVmdk(start);
  if (start.hasAscii(0, "# Disk DescriptorFile")) return describeVmdkDescriptor(start.asciiFrom(0));
  if (start.hasAscii(0, "vhdxfile")) return image("vhdx", "", null);
  if (start.hasAscii(0, "conectix")) return describeVhd(start);
  if (start.u32le(64) === 0xbeda107f) return describeVdi(start);
  return null;
}

function describeQcow(start: ByteReader): DetectedFormat {
  const version = start.u32be(4);
  if (version === 1) return { kind: "outdated", name: "qcow version 1" };
  const features = version === 2 ? 0n : start.u64be(72);
  return image("qcow2", `version ${version}`, start.u64be(24), [
    start.u64be(8) !== 0n && "backing_file",
    start.u32be(32) !== 0 && "encrypted",
    start.u32be(60) !== 0 && "internal_snapshots",
    (features & 2n) !== 0n && "corrupt",
    (features & 4n) !== 0n && "external_data",
    (features & 8n) !== 0n && start.u8(104) === 1 && "zstd",
  ]);
}

const SECTOR = 512n;

function describeSparseVmdk(start: ByteReader): DetectedFormat {
  const capacity = start.u64le(12) * SECTOR;
  const descriptorOffset = Number(start.u64le(28) * SECTOR);
  const descriptorLength = Number(start.u64le(36) * SECTOR);
  const descriptor = start.asciiFrom(descriptorOffset, descriptorLength);
  const type = createType(descriptor) ?? (start.u16le(77) === 1 ? "streamOptimized" : "sparse");
  return image("vmdk", type, capacity, [
    refersToParent(descriptor) && "backing_file",
    isSplitOverFiles(type) && "external_data",
  ]);
}

function describeEsxSparseVmdk(start: ByteReader): DetectedFormat {
  return image("vmdk", "ESX sparse", BigInt(start.u32le(12)) * SECTOR, ["esx_sparse"]);
}

/** A descriptor alone holds no disk: it names the files that do. */
function describeVmdkDescriptor(descriptor: string): DetectedFormat {
  return image("vmdk", createType(descriptor) ?? "descriptor", null, [
    "external_data",
    refersToParent(descriptor) && "backing_file",
  ]);
}

function createType(descriptor: string): string | null {
  return /^[ \t]*createType[ \t]*=[ \t]*"(\w{1,40})"/m.exec(descriptor)?.[1] ?? null;
}

function refersToParent(descriptor: string): boolean {
  const parent = /^[ \t]*parentCID[ \t]*=[ \t]*([0-9a-f]{1,8})/im.exec(descriptor)?.[1];
  return parent !== undefined && parent.toLowerCase() !== "ffffffff";
}

function isSplitOverFiles(type: string): boolean {
  return !["monolithicSparse", "streamOptimized", "sparse"].includes(type);
}

const VHD_TYPES: Readonly<Record<number, string>> = { 2: "fixed", 3: "dynamic", 4: "differencing" };

function describeVhd(footer: ByteReader): DetectedFormat {
  const type = VHD_TYPES[footer.u32be(60)] ?? "";
  return image("vhd", type, footer.u64be(48), [type === "differencing" && "backing_file"]);
}

/** A fixed VHD is a raw disk followed by a footer, so only its end tells. */
function detectVhd(tail: ByteReader): DetectedFormat | null {
  return tail.length === TAIL_BYTES && tail.hasAscii(0, "conectix") ? describeVhd(tail) : null;
}

const VDI_TYPES: Readonly<Record<number, string>> = {
  1: "dynamic",
  2: "fixed",
  3: "undo",
  4: "differencing",
};

function describeVdi(start: ByteReader): DetectedFormat {
  const type = VDI_TYPES[start.u32le(76)] ?? "";
  return image("vdi", type, start.u64le(368), [
    (type === "undo" || type === "differencing") && "backing_file",
  ]);
}

function detectCompression(start: ByteReader): DetectedFormat | null {
  if (start.hasAscii(0, "\x1f\x8b")) return { kind: "compressed", method: "gzip" };
  if (start.hasAscii(0, "\xfd7zXZ\0")) return { kind: "compressed", method: "xz" };
  if (start.hasAscii(0, "BZh") && start.hasAscii(4, "1AY&SY")) return { kind: "compressed", method: "bzip2" };
  if (start.hasAscii(0, "\x28\xb5\x2f\xfd")) return { kind: "compressed", method: "zstd" };
  if (start.hasAscii(0, "PK\x03\x04") || start.hasAscii(0, "PK\x05\x06")) {
    return { kind: "compressed", method: "zip" };
  }
  if (start.hasAscii(0, "7z\xbc\xaf\x27\x1c")) return { kind: "compressed", method: "7z" };
  return null;
}

function detectTar(start: ByteReader, head: Uint8Array): DetectedFormat | null {
  if (!start.hasAscii(257, "ustar")) return null;
  const { firstFile, ovf } = readOvfAtStartOfTar(head);
  if (!firstFile.toLowerCase().endsWith(".ovf")) return { kind: "archive", firstFile };
  return image("ova", "", ovf?.virtualSizeBytes ?? null, ovf === null ? [] : ovaTraits(ovf));
}

function ovaTraits(ovf: OvfSummary): (ImageTrait | false)[] {
  return [
    ovf.diskFiles.length > 1 && "several_disks",
    ovf.diskFiles.some((name) => !name.toLowerCase().endsWith(".vmdk")) && "disk_not_vmdk",
  ];
}

/** The primary volume descriptor is in sector 16 of 2,048 bytes (ECMA-119 section 8.4). */
function detectIso(start: ByteReader, sizeBytes: bigint): DetectedFormat | null {
  return start.hasAscii(32769, "CD001") ? image("iso", "", sizeBytes) : null;
}

const SAMPLE_BYTES = 4096;

function detectDocument(head: Uint8Array): DetectedFormat | null {
  const sample = head.subarray(0, SAMPLE_BYTES);
  // As a stream, because a character may be cut in two where the sample ends.
  const text = new TextDecoder("utf-8").decode(sample, { stream: true });
  if (/[^\P{Cc}\s]/u.test(text)) return null;
  const beginning = text.trimStart().slice(0, 1024).toLowerCase();
  if (beginning.startsWith("<") && /<(!doctype html|html)\b/.test(beginning)) {
    return { kind: "document", type: "html" };
  }
  if (text.includes("\uFFFD")) return null;
  return { kind: "document", type: /^<[?!a-z]/.test(beginning) ? "xml" : "text" };
}

/** Whatever nothing else claims is taken for the bytes of a disk, bootable when its first sector is signed. */
function rawImage(start: ByteReader, sizeBytes: bigint): DetectedFormat {
  const isSigned = start.u8(510) === 0x55 && start.u8(511) === 0xaa;
  return image("raw", "", sizeBytes, [!isSigned && "no_boot_sector"]);
}

function image(
  format: ImageFormat,
  variant: string,
  virtualSizeBytes: bigint | null,
  traits: readonly (ImageTrait | false)[] = [],
): DetectedFormat {
  return {
    kind: "image",
    format,
    variant,
    virtualSizeBytes,
    traits: traits.filter((trait) => trait !== false),
  };
}

type ByteReader = ReturnType<typeof byteReader>;

/** Reads numbers and text at offsets; what lies beyond the bytes at hand reads as zero. */
function byteReader(bytes: Uint8Array) {
  const read = (offset: number, length: number): DataView => {
    const field = new Uint8Array(length);
    field.set(bytes.subarray(offset, offset + length));
    return new DataView(field.buffer);
  };
  return {
    length: bytes.byteLength,
    u8: (offset: number) => bytes[offset] ?? 0,
    u16le: (offset: number) => read(offset, 2).getUint16(0, true),
    u32be: (offset: number) => read(offset, 4).getUint32(0),
    u32le: (offset: number) => read(offset, 4).getUint32(0, true),
    u64be: (offset: number) => read(offset, 8).getBigUint64(0),
    u64le: (offset: number) => read(offset, 8).getBigUint64(0, true),
    hasAscii: (offset: number, text: string) =>
      [...text].every((character, index) => bytes[offset + index] === character.charCodeAt(0)),
    asciiFrom: (offset: number, length = bytes.byteLength) =>
      new TextDecoder("latin1").decode(bytes.subarray(offset, offset + length)),
  };
}
