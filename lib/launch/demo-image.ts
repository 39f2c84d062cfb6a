/**
 * Synthetic disk images for demonstrations and tests, generated while they are read and never stored.
 *
 * Each is a valid file of its format whose disk holds nothing but a boot sector that prints the image's name. The
 * rest, up to any size, is zeros, so an image of a realistic size costs no disk space. The same specification
 * gives the same bytes for ever; another name or size gives other bytes.
 */
import { measureImage } from "#lib/integrity-check/measure-image.ts";
import { bootSector } from "./demo-boot-sector.ts";
import { layOutOva } from "./demo-ova.ts";
import { layOutQcow2 } from "./demo-qcow2.ts";
import { layOutVmdk } from "./demo-vmdk.ts";
import { readSparse, type SparseFile } from "./sparse-file.ts";

export interface DemoImageSpec {
  /** Printable ASCII, at most 64 characters. */
  readonly name: string;
  readonly format: "qcow2" | "ova" | "vmdk" | "raw";
  /** Size of the file, a multiple of 512. */
  readonly sizeBytes: number;
  /** Size of the disk that a machine sees, a multiple of 64 KiB; for raw the same as `sizeBytes`. */
  readonly virtualSizeBytes: number;
}

export interface DemoImage {
  readonly fileName: string;
  readonly sizeBytes: number;
  /** Smallest file that can hold an image of this format and virtual size. */
  readonly minimumSizeBytes: number;
}

/**
 * @throws RangeError for a specification that no valid file can satisfy
 */
export function describeDemoImage(spec: DemoImageSpec): DemoImage {
  const { minimumSizeBytes, sizeBytes } = layOut(spec);
  return { fileName: `${spec.name}.${spec.format}`, sizeBytes, minimumSizeBytes };
}

/**
 * Reads the image, or the bytes from `start` up to and without `end`.
 *
 * Chunks of zeros share one buffer: they are to be read, not written to.
 *
 * @throws RangeError (while reading) for a specification or a range that makes no sense
 */
export async function* readDemoImage(
  spec: DemoImageSpec,
  start = 0,
  end = spec.sizeBytes,
): AsyncGenerator<Uint8Array, void, void> {
  yield* readSparse(layOut(spec), start, end);
}

/**
 * Checksums of the whole image in lower-case hex, by reading it once.
 *
 * @param before bytes that are hashed once more with the image behind them
 */
export async function hashDemoImage(
  spec: DemoImageSpec,
  before?: Uint8Array,
): Promise<{ sha512: string; sha256: string; md5: string; combinedSha256: string | null }> {
  const { sha512, sha256, md5, combinedSha256 } = await measureImage(readDemoImage(spec), { before });
  return { sha512, sha256, md5, combinedSha256 };
}

function layOut(spec: DemoImageSpec): SparseFile {
  requireSensible(spec);
  const file = layOutFormat(spec, bootSector(spec.name));
  if (spec.sizeBytes < file.minimumSizeBytes) {
    throw new RangeError(
      `A ${spec.format} demo image with a disk of ${spec.virtualSizeBytes} bytes needs at least ${file.minimumSizeBytes} bytes, not ${spec.sizeBytes}.`,
    );
  }
  return file;
}

function layOutFormat(spec: DemoImageSpec, firstSector: Uint8Array): SparseFile {
  switch (spec.format) {
    case "qcow2":
      return layOutQcow2(spec, firstSector);
    case "vmdk":
      return layOutVmdk(spec, firstSector);
    case "ova":
      return layOutOva(spec, firstSector);
    case "raw":
      return {
        sizeBytes: spec.sizeBytes,
        minimumSizeBytes: spec.virtualSizeBytes,
        parts: [{ offset: 0, bytes: firstSector }],
      };
  }
}

function requireSensible({ name, format, sizeBytes, virtualSizeBytes }: DemoImageSpec): void {
  if (!/^[\x20-\x7e]{1,64}$/.test(name)) {
    throw new RangeError("The name of a demo image is 1 to 64 printable ASCII characters.");
  }
  if (!Number.isSafeInteger(sizeBytes) || sizeBytes % 512 !== 0) {
    throw new RangeError("The size of a demo image is a multiple of 512 bytes.");
  }
  if (!Number.isSafeInteger(virtualSizeBytes) || virtualSizeBytes <= 0 || virtualSizeBytes % 65536 !== 0) {
    throw new RangeError("The virtual size of a demo image is a positive multiple of 64 KiB.");
  }
  if (format === "raw" && sizeBytes !== virtualSizeBytes) {
    throw new RangeError("A raw demo image is as large as its disk.");
  }
}
