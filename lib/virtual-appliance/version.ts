/**
 * Versions: working → latest → previous, and the flags hidden, revoked and expired. What is published never changes, so
 * everything that must be right is decided here, before.
 */

const DAY_MS = 24 * 3600 * 1000;
/** A year at most, leap day included; an expiry is at the end of its day. */
const LONGEST_LIFE_DAYS = 367;

/** Offered when an author chooses an expiry, in months from publication. */
export const EXPIRY_PRESETS_MONTHS = [3, 6, 9, 12] as const;

export const VERSION_LENGTH = { max: 40 } as const;
export const NOTES_LENGTH = { max: 10_000 } as const;
/** Fit for addresses, image lists and file names alike. */
export const VERSION_FORM = /^[A-Za-z0-9][A-Za-z0-9._+~-]*$/;

/** What a version looks like from outside. */
export type VersionStatus = "working" | "current" | "superseded" | "hidden" | "revoked" | "expired";

type Flags = {
  state: "working" | "latest" | "previous";
  expiresAt: Date | null;
  hiddenAt: Date | null;
  revokedAt: Date | null;
};

/** The one word for a version's state and flags, the gravest first. */
export function statusOf(version: Flags, now: Date): VersionStatus {
  if (version.state === "working") return "working";
  if (version.revokedAt) return "revoked";
  if (version.hiddenAt) return "hidden";
  if (version.expiresAt && version.expiresAt <= now) return "expired";
  return version.state === "latest" ? "current" : "superseded";
}

/** May a list offer images of this version? */
export function isEndorsable(version: Flags, now: Date): boolean {
  const status = statusOf(version, now);
  return status === "current" || status === "superseded";
}

/** May people other than its maintainers see the version? */
export function isPubliclyVisible(version: Pick<Flags, "state" | "hiddenAt">): boolean {
  return version.state !== "working" && version.hiddenAt === null;
}

/**
 * The date so many months from `now`, at the end of that day (UTC); the last day of the month where it is shorter.
 */
export function expiryAfterMonths(now: Date, months: number): Date {
  const year = now.getUTCFullYear();
  const month = now.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  const day = Math.min(now.getUTCDate(), lastDay);
  return new Date(Date.UTC(year, month, day, 23, 59, 59));
}

/** The latest expiry that a version published now may have. */
export function latestExpiry(now: Date): Date {
  return new Date(now.getTime() + LONGEST_LIFE_DAYS * DAY_MS);
}

/**
 * The expiry that an extension by so many months from today gives.
 *
 * @returns null when the version would not live longer by it, or must not: what was revoked stays stopped
 */
export function extendedExpiry(
  version: { expiresAt: Date; revokedAt: Date | null },
  months: number,
  now: Date,
): Date | null {
  const expiresAt = expiryAfterMonths(now, months);
  return version.revokedAt === null && expiresAt > version.expiresAt ? expiresAt : null;
}

/** The months among the presets by which a version can be extended today; empty when by none. */
export function extensionChoices(
  version: { expiresAt: Date; revokedAt: Date | null },
  now: Date,
): { months: number; expiresAt: Date }[] {
  return EXPIRY_PRESETS_MONTHS.flatMap((months) => {
    const expiresAt = extendedExpiry(version, months, now);
    return expiresAt ? [{ months, expiresAt }] : [];
  });
}

/**
 * When what an appliance's own list offers of a version changed last: at its publication, or when it was extended or shown
 * again since.
 */
export function listChangeOf(version: { publishedAt: Date; listChangedAt: Date | null }): Date {
  return version.listChangedAt ?? version.publishedAt;
}

/** What stands between a working version and its publication. */
export type PublicationProblem = {
  /** Title of the image concerned; null: the version itself. */
  image: string | null;
  /** Where its remedy lies: in the version's details, in an image's form, or in an integrity check. */
  step: "details" | "images" | "check";
  message: string;
};

type PublishableImage = {
  title: string;
  sha512: string | null;
  sizeBytes: bigint | null;
  checksumSource: "declared" | "measured" | null;
};

/**
 * Why this working version cannot be published yet; empty when it can.
 */
export function findPublicationProblems(
  version: { notes: string; expiresAt: Date | null; images: readonly PublishableImage[] },
  now: Date,
): PublicationProblem[] {
  return [
    ...findDetailProblems(version, now),
    ...(version.images.length === 0
      ? [{ image: null, step: "images" as const, message: "Add an image." }]
      : []),
    ...version.images.filter(isUnchecked).map(({ title }) => ({
      image: title,
      step: "check" as const,
      message: "Start the integrity check and wait until it has passed.",
    })),
  ];
}

function findDetailProblems(
  { notes, expiresAt }: { notes: string; expiresAt: Date | null },
  now: Date,
): PublicationProblem[] {
  const messages: string[] = [];
  if (notes.trim() === "") messages.push("Write release notes: what is new for those who run it?");
  if (!expiresAt) messages.push("Choose when the version expires.");
  else if (expiresAt <= now) messages.push("Choose an expiry date in the future.");
  else if (expiresAt > latestExpiry(now)) messages.push("Choose an expiry at most a year ahead.");
  return messages.map((message) => ({ image: null, step: "details", message }));
}

/** What was not measured here is not published from here. */
export function isUnchecked({ sha512, sizeBytes, checksumSource }: PublishableImage): boolean {
  return !sha512 || !sizeBytes || checksumSource !== "measured";
}
