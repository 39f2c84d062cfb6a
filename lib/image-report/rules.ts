/**
 * The rules of the image linter, one by one. Pure.
 *
 * Identifiers and severities are those of the guidelines as rules (SEED "Image size and layout", HEPiX image policy, EGI
 * policy 2729); ours begin with S. Only rules that can be judged by the ends of the file and by what is declared are here.
 */
import { findContainerProblems, refusalOfFormat } from "./container-problems.ts";
import type { ReportedImage } from "./reported-image.ts";

/** error: must not be run. warning: will surprise somebody. information: worth knowing. */
export const SEVERITIES = ["error", "warning", "information"] as const;

/** Counted up when a rule is added or judges otherwise: reports of an earlier number are made anew. */
export const RULES_VERSION = 1;

type Rule = {
  id: string;
  severity: (typeof SEVERITIES)[number];
  /** What is wrong and what to do, in a sentence or two; null when nothing is. */
  judge: (image: ReportedImage) => string | null;
};

const GIB = 1024n ** 3n;
const MIB = 1024n ** 2n;

/** More is slow to reach a site and to start. */
const LARGE_FILE_BYTES = 10n * GIB;
/** More does not fit the smaller flavors of most sites. */
const LARGE_DISK_BYTES = 20n * GIB;
/** A disk that fills nearly all of its file is not compressed; small ones may be full. */
const UNCOMPRESSED_PERCENT = 95n;
const WORTH_COMPRESSING_BYTES = 256n * MIB;
/** Outside of these somebody took one unit for another. */
const PLAUSIBLE_RAM = { min: 64n * MIB, max: 1024n * GIB };

const VMWARE_FORMATS = ["vmdk", "ova"];
/** Nobody sits between, as in demonstrations. */
const LOOPBACK = /^http:\/\/(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:|\/)/;
const MUTABLE_NAME = /(?:^|[-_./])(latest|current|daily|nightly|snapshot)(?=[-_./]|$)/i;

export const RULES: readonly Rule[] = [
  {
    id: "A5",
    severity: "error",
    judge: container("A5"),
  },
  {
    id: "A6",
    severity: "error",
    judge: container("A6"),
  },
  {
    id: "A7",
    severity: "warning",
    judge: ({ url, isStoredHere }) =>
      !isStoredHere && url.startsWith("http:") && !LOOPBACK.test(url)
        ? "The address is plain http: whoever sits between can see and delay the download. Offer the file by https."
        : null,
  },
  {
    id: "B1",
    severity: "warning",
    judge: findUncompressed,
  },
  {
    id: "B3",
    severity: "warning",
    judge: ({ sizeBytes }) =>
      sizeBytes > LARGE_FILE_BYTES
        ? `The file has ${inGib(sizeBytes)}: sites take long to copy it. Leave data and caches out, and fetch them when the machine starts.`
        : null,
  },
  {
    id: "B4",
    severity: "warning",
    judge: ({ inspection }) =>
      inspection?.virtualSizeBytes != null && inspection.virtualSizeBytes > LARGE_DISK_BYTES
        ? `Every machine needs a disk of ${inGib(inspection.virtualSizeBytes)} at least. Make the disk small; it can grow at the first start.`
        : null,
  },
  {
    id: "S1",
    severity: "warning",
    judge: (image) => refusalOfFormat(image.format) ?? container("S1")(image),
  },
  {
    id: "S2",
    severity: "information",
    judge: ({ contextualizationFormats }) =>
      contextualizationFormats.length === 0
        ? "Nothing is said about contextualization: users do not know whether their SSH key gets in."
        : null,
  },
  {
    id: "E3",
    severity: "warning",
    judge: ({ ramMinimumBytes, ramRecommendedBytes }) =>
      [ramMinimumBytes, ramRecommendedBytes].some((bytes) => bytes !== null && !isPlausibleRam(bytes))
        ? "The memory asked for is below 64 MiB or above 1 TiB: look at its unit."
        : null,
  },
  {
    id: "E4",
    severity: "warning",
    judge: ({ cpuMinimum, cpuRecommended, ramMinimumBytes, ramRecommendedBytes }) =>
      isLess(cpuRecommended, cpuMinimum) || isLess(ramRecommendedBytes, ramMinimumBytes)
        ? "Less is recommended than the minimum."
        : null,
  },
  {
    id: "S3",
    severity: "warning",
    judge: ({ diskMinimumBytes, inspection }) =>
      isLess(diskMinimumBytes, inspection?.virtualSizeBytes ?? null)
        ? `The minimum disk is smaller than the disk of the image, which has ${inGib(inspection?.virtualSizeBytes ?? 0n)}: it cannot start there.`
        : null,
  },
  {
    id: "E6",
    severity: "warning",
    judge: ({ hypervisors, format }) => {
      const isOnlyVmware =
        hypervisors.length > 0 && hypervisors.every((name) => /vmware|esx|vsphere/i.test(name));
      return isOnlyVmware && !VMWARE_FORMATS.includes(format)
        ? `It is declared for ${hypervisors.join(", ")}, which starts vmdk and ova, but it is ${format}.`
        : null;
    },
  },
  {
    id: "E8",
    severity: "warning",
    judge: ({ url, isStoredHere }) => {
      const word = isStoredHere ? undefined : MUTABLE_NAME.exec(pathOf(url))?.[1];
      return word
        ? `The address holds “${word}”: such a file is often replaced, and sites then refuse what they get. Use an address that names the build.`
        : null;
    },
  },
];

/** The first thing in the container that this rule objects to. */
function container(rule: string) {
  return ({ inspection }: ReportedImage) =>
    findContainerProblems(inspection?.traits ?? []).find((problem) => problem.rule === rule)?.message ?? null;
}

function findUncompressed({ format, sizeBytes, inspection }: ReportedImage): string | null {
  if (sizeBytes < WORTH_COMPRESSING_BYTES) return null;
  if (format === "raw") {
    return 'A raw image holds every byte of its disk; "qemu-img convert -c -O qcow2" makes it a fraction of that.';
  }
  if (format === "vmdk" && inspection && inspection.variant !== "streamOptimized") {
    return `It is a VMDK of the kind ${inspection.variant}; streamOptimized is compressed.`;
  }
  const disk = inspection?.virtualSizeBytes ?? null;
  const isFull = disk !== null && sizeBytes * 100n >= disk * UNCOMPRESSED_PERCENT;
  return isFull && format === "qcow2"
    ? 'The file is as large as its disk: write zeros over free space, then "qemu-img convert -c".'
    : null;
}

function isPlausibleRam(bytes: bigint): boolean {
  return bytes >= PLAUSIBLE_RAM.min && bytes <= PLAUSIBLE_RAM.max;
}

function isLess<Amount extends bigint | number>(one: Amount | null, other: Amount | null): boolean {
  return one !== null && other !== null && one < other;
}

/** What is no address has no path that could be mutable. */
function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : "";
}

/** "12.5 GiB". */
function inGib(bytes: bigint): string {
  return `${(Number(bytes) / Number(GIB)).toFixed(1).replace(/\.0$/, "")} GiB`;
}
