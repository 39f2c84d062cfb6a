/** An image as the recipes of starting it read it: what the catalogue's record says. Pure. */

import anyAscii from "any-ascii";

/** Sizes in bytes. */
export type StartableImage = {
  url: string;
  /** Lower-case hex; null when nobody knows it. */
  sha512: string | null;
  sha256: string | null;
  /** As found in the file, lower case. */
  format: string;
  /** `x86_64`, `aarch64`. */
  arch: string;
  osName: string;
  osVersion: string;
  cpuMinimum: number | null;
  ramMinimumBytes: bigint | null;
  diskMinimumBytes: bigint | null;
  /** People log in with it; null when nobody said. */
  defaultAccount: string | null;
};

/** What an image is called, and which VOs offer it already. */
export type StartContext = { name: string; vos: readonly string[] };

/** Something to do, with what to copy. */
export type StartStep = { title: string; label: string; code: string };

const MEBIBYTE = 1024n ** 2n;
const GIBIBYTE = 1024n ** 3n;

/** What a machine is given where nobody stated its needs. */
const USUAL = { cores: 2, ramBytes: 2n * GIBIBYTE, diskBytes: 20n * GIBIBYTE };

/** What a machine of this image is given: what it needs at least, or what is usual. Rounded up. */
export function sizeOfMachine({ cpuMinimum, ramMinimumBytes, diskMinimumBytes }: StartableImage) {
  return {
    cores: cpuMinimum ?? USUAL.cores,
    ramMebibytes: roundUp(ramMinimumBytes ?? USUAL.ramBytes, MEBIBYTE),
    diskGibibytes: roundUp(diskMinimumBytes ?? USUAL.diskBytes, GIBIBYTE),
  };
}

/** Needs that somebody stated, in the units of Glance; null where nobody did. */
export function statedMinimums({ ramMinimumBytes, diskMinimumBytes }: StartableImage) {
  return {
    ramMebibytes: ramMinimumBytes === null ? null : roundUp(ramMinimumBytes, MEBIBYTE),
    diskGibibytes: diskMinimumBytes === null ? null : roundUp(diskMinimumBytes, GIBIBYTE),
  };
}

function roundUp(bytes: bigint, unit: bigint): bigint {
  return (bytes + unit - 1n) / unit;
}

/** One word in lower case, as clouds name distributions: "rocky" of "Rocky Linux". */
export function distributionOf({ osName }: StartableImage): string {
  return osName.toLowerCase().split(/\s+/)[0] ?? "";
}

/** A name for machines and images that every tool takes: letters, digits and hyphens, a letter first, at most 60. */
export function machineName(name: string): string {
  const plain = anyAscii(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[^a-z]+/, "")
    .slice(0, 60)
    .replace(/-+$/, "");
  return plain || "machine";
}
