/** Entries: how a pinned image stands to what its appliance offers today. Computed, never stored. */
import { statusOf } from "#lib/virtual-appliance/version.ts";

export type EntryStatus = "up_to_date" | "outdated" | "removed" | "expired" | "hidden" | "revoked";

type VersionFlags = Parameters<typeof statusOf>[0];

/** The pinned image and what its appliance offers now. */
export type PinnedImage = {
  imageIdentifier: string;
  version: VersionFlags;
  /** Null: the appliance has no latest version. */
  latest: (VersionFlags & { imageIdentifiers: readonly string[] }) | null;
};

/**
 * The gravest thing to know of an entry.
 *
 * revoked, hidden, expired: of the pinned version. removed: no current version carries this image any more. outdated:
 * the latest version has a newer state of it.
 */
export function entryStatus({ imageIdentifier, version, latest }: PinnedImage, now: Date): EntryStatus {
  const status = statusOf(version, now);
  if (status === "revoked" || status === "hidden" || status === "expired") return status;
  if (version.state === "latest") return "up_to_date";
  if (!latest || latest.hiddenAt || latest.revokedAt) return "removed";
  return latest.imageIdentifiers.includes(imageIdentifier) ? "outdated" : "removed";
}

/** Statuses with which an entry may not be published. */
export const UNPUBLISHABLE: ReadonlySet<EntryStatus> = new Set(["expired", "hidden", "revoked"]);
