/**
 * What is wrong with the container of an image, by what its two ends tell: said alike where a file is measured
 * (integrity-check) and in reports. Pure. Which formats the clients of sites refuse is taken from the provider contract,
 * section 6.
 */

/** What is worth knowing about an image beyond its format. */
export type ImageTrait =
  | "backing_file" // the image is a difference to another file
  | "external_data" // the content lies in another file
  | "encrypted"
  | "zstd" // compressed by a method that older tools cannot read
  | "corrupt" // marked so by the tool that wrote it
  | "internal_snapshots" // earlier states of the disk are kept inside
  | "esx_sparse" // VMware's COWD
  | "no_boot_sector"
  | "several_disks"
  | "disk_not_vmdk";

/** error: no site can run it. warning: some refuse it. The rule is that of the guidelines, or our own (rules.ts). */
type ContainerProblem = {
  rule: "A5" | "A6" | "S1";
  severity: "error" | "warning";
  /** What is wrong and what to do. */
  message: string;
};

const TRAIT_PROBLEMS: Readonly<Record<ImageTrait, ContainerProblem>> = {
  backing_file: unfit(
    "A6",
    'The image is only the difference to another file (backing file) that is not part of it; flatten it with "qemu-img convert".',
  ),
  external_data: unfit(
    "A6",
    'The image keeps its content in other files; make it one file with "qemu-img convert".',
  ),
  encrypted: unfit("A6", "The image is encrypted; sites cannot start it."),
  corrupt: unfit(
    "A5",
    'The image is marked as corrupt; repair it with "qemu-img check -r all" or build it again.',
  ),
  internal_snapshots: unfit(
    "A6",
    'The image keeps snapshots of earlier states inside, with whatever was on the disk then; write it anew with "qemu-img convert".',
  ),
  several_disks: unfit("A6", "The OVA has several disks; the clients of sites accept exactly one."),
  disk_not_vmdk: unfit(
    "A6",
    "The disk inside the OVA is not a VMDK file; the clients of sites accept no other.",
  ),
  zstd: refused(
    "The image is compressed with zstd, which older software at sites cannot read; zlib works everywhere.",
  ),
  esx_sparse: refused(
    "Sites with cloudkeeper refuse VMDK files of the ESX sparse kind (COWD); use streamOptimized, or qcow2.",
  ),
  no_boot_sector: refused(
    "The first sector has no boot signature: sites with cloudkeeper refuse such a raw image, and it may not be a disk image at all.",
  ),
};

const REFUSED_FORMATS = ["vhd", "vhdx", "iso"];

/** Why clients of sites refuse a format, in a sentence; null where they take it. */
export function refusalOfFormat(format: string): string | null {
  return REFUSED_FORMATS.includes(format)
    ? `Sites with cloudkeeper refuse images in ${format} format; qcow2 is accepted everywhere.`
    : null;
}

/** @param traits as they were stored; one of an earlier release that is known no more says nothing */
export function findContainerProblems(traits: readonly string[]): ContainerProblem[] {
  const known: Readonly<Record<string, ContainerProblem>> = TRAIT_PROBLEMS;
  return traits.flatMap((trait) => known[trait] ?? []);
}

function unfit(rule: "A5" | "A6", message: string): ContainerProblem {
  return { rule, severity: "error", message };
}

function refused(message: string): ContainerProblem {
  return { rule: "S1", severity: "warning", message };
}
