/** What an appliance's own image list offers: which version, and since when. */
import { isEndorsable, listChangeOf } from "./version.ts";

type PublishedVersion = {
  id: string;
  state: "working" | "latest" | "previous";
  publishedAt: Date;
  expiresAt: Date | null;
  hiddenAt: Date | null;
  revokedAt: Date | null;
  listChangedAt: Date | null;
};

/** A state of the list: the images of one version, or none. */
export type Offer = {
  /** Whose images; or, where there are none, the version that was withdrawn. */
  versionId: string;
  isEmpty: boolean;
  /** Last change of what the list says: `dc:date:created`, but for the allowance for slow clocks. */
  changedAt: Date;
};

/**
 * The latest version as long as it may be offered. Once it is hidden or revoked, the newest earlier one that may; where
 * there is none, an empty list, which tells sites to withdraw what they have. A list that stopped answering would not be
 * believed by some clients, and by others taken for a reason to delete everything.
 *
 * @param published all published versions of one appliance
 * @returns null when the list stays as it is: nothing was published, or the latest version has expired, which its images'
 *   own dates tell sites
 */
export function chooseOffer(published: readonly PublishedVersion[], now: Date): Offer | null {
  const latest = published.find(({ state }) => state === "latest");
  if (!latest) return null;
  if (isEndorsable(latest, now)) return offerOf(latest, listChangeOf(latest));
  const withdrawnAt = latest.revokedAt ?? latest.hiddenAt;
  if (!withdrawnAt) return null;
  const [fallback] = published
    .filter((version) => version.state === "previous" && isEndorsable(version, now))
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime());
  if (!fallback) return { versionId: latest.id, isEmpty: true, changedAt: withdrawnAt };
  const changedAt = Math.max(listChangeOf(fallback).getTime(), withdrawnAt.getTime());
  return offerOf(fallback, new Date(changedAt));
}

function offerOf({ id }: PublishedVersion, changedAt: Date): Offer {
  return { versionId: id, isEmpty: false, changedAt };
}
