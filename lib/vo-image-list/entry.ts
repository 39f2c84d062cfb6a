/** Entries: how a pinned image stands to what its appliance offers today. Computed, never stored. */
import { statusOf } from "#lib/virtual-appliance/version.ts";

/** The order of names in lists. Made once: a new one for each pair takes most of the time of sorting. */
export const { compare: compareNames } = new Intl.Collator("en");

export type EntryStatus = "up_to_date" | "outdated" | "removed" | "expired" | "hidden" | "revoked";

type VersionFlags = Parameters<typeof statusOf>[0];

/** The pinned image and what its appliance offers now. */
export type PinnedImage = {
  version: VersionFlags;
  /** Null: the appliance has no latest version. */
  latest: (VersionFlags & { holdsImage: boolean }) | null;
};

/**
 * The gravest thing to know of an entry.
 *
 * revoked, hidden, expired: of the pinned version. removed: no current version carries this image any more. outdated:
 * the latest version has a newer state of it.
 */
export function entryStatus({ version, latest }: PinnedImage, now: Date): EntryStatus {
  const status = statusOf(version, now);
  if (status === "revoked" || status === "hidden" || status === "expired") return status;
  if (version.state === "latest") return "up_to_date";
  if (!latest || latest.hiddenAt || latest.revokedAt) return "removed";
  return latest.holdsImage ? "outdated" : "removed";
}

/** Statuses with which an entry may not be published. */
export const UNPUBLISHABLE: ReadonlySet<EntryStatus> = new Set(["expired", "hidden", "revoked"]);
