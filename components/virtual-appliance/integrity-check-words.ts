/** How far the integrity check of an image is, and the words for it. */
import type { Tone } from "#components/ui/tone.tsx";

/** `outdated`: a check passed, but what it vouched for was edited afterwards. */
export type CheckStanding =
  | "none"
  | "queued"
  | "running"
  | "stopping"
  | "passed"
  | "failed"
  | "cancelled"
  | "outdated";

type CheckedImage = {
  url: string;
  sha512: string | null;
  sizeBytes: bigint | null;
  checksumSource: "declared" | "measured" | null;
  checkedAt: Date | null;
  check: {
    state: "queued" | "running" | "passed" | "failed" | "cancelled";
    url: string;
    finishedAt: Date | null;
    cancelRequestedAt: Date | null;
  } | null;
};

/**
 * Where an image of a working version stands. A measurement that was copied from the latest version counts as passed;
 * one that a later check contradicts does not.
 */
export function checkStanding(image: CheckedImage): CheckStanding {
  const { check } = image;
  if (check?.state === "queued") return "queued";
  if (check?.state === "running") return check.cancelRequestedAt ? "stopping" : "running";
  const measured = image.checksumSource === "measured" && image.sha512 !== null && image.sizeBytes !== null;
  if (check?.state === "failed" && check.url === image.url && isLater(check.finishedAt, image.checkedAt)) {
    return "failed";
  }
  if (measured) return "passed";
  if (!check) return "none";
  return check.state === "cancelled" ? "cancelled" : "outdated";
}

function isLater(finishedAt: Date | null, checkedAt: Date | null): boolean {
  return checkedAt === null || finishedAt === null || finishedAt > checkedAt;
}

/** Is a worker busy with it, or about to be? */
export function isUnderWay(standing: CheckStanding): boolean {
  return standing === "queued" || standing === "running" || standing === "stopping";
}

export const CHECK_WORDS: Readonly<Record<CheckStanding, { word: string; tone: Tone; sentence: string }>> = {
  none: {
    word: "Not checked",
    tone: "warn",
    sentence: "The check downloads the file, measures it and compares it with what you wrote.",
  },
  queued: { word: "Waiting", tone: "info", sentence: "A worker will begin in a moment." },
  running: { word: "Checking", tone: "info", sentence: "The file is being downloaded and measured." },
  stopping: { word: "Stopping", tone: "info", sentence: "The check is being broken off." },
  passed: { word: "Passed", tone: "ok", sentence: "The file is what you say it is." },
  failed: {
    word: "Failed",
    tone: "danger",
    sentence: "Correct what is said here, in the file or in the fields, then check again.",
  },
  cancelled: {
    word: "Cancelled",
    tone: "warn",
    sentence: "The check was broken off before its end. Start it again when you like.",
  },
  outdated: {
    word: "Check again",
    tone: "warn",
    sentence: "Address, format, size or checksum were changed after the last check.",
  },
};

/** What a finding means for its author. */
export const SEVERITY_WORDS = {
  error: { word: "Must be corrected", tone: "danger" },
  warning: { word: "Worth knowing", tone: "warn" },
} as const;

/** What a finding is about. */
export const FINDING_FIELD_WORDS = {
  size: "Size",
  sha512: "SHA-512",
  format: "Format",
  content: "File",
  address: "Address",
  change: "Change",
} as const;
