/** What everybody may know of the past of an appliance. Pure. */
import type { VersionStatus } from "./version.ts";

type PastVersion = {
  version: string;
  state: "working" | "latest" | "previous";
  status: VersionStatus;
  publishedAt: Date | null;
  expiresAt: Date | null;
  hiddenAt: Date | null;
  revokedAt: Date | null;
  imported: boolean;
};

/** Something that happened to an appliance or to one of its versions. */
export type PublicEvent = {
  what: "registered" | "published" | "imported" | "expired" | "revoked" | "hidden" | "archived";
  at: Date;
  /** Null: it concerns the appliance as a whole. */
  version: string | null;
};

/**
 * The newest first. Nobody is named: who did what is for those who maintain the appliance.
 *
 * @param versions those that the viewer may see; so hidden ones are told of to nobody else
 */
export function publicHistory(
  appliance: { createdAt: Date; archivedAt: Date | null },
  versions: readonly PastVersion[],
  now: Date,
): PublicEvent[] {
  const events: PublicEvent[] = [{ what: "registered", at: appliance.createdAt, version: null }];
  if (appliance.archivedAt) events.push({ what: "archived", at: appliance.archivedAt, version: null });
  for (const { version, state, publishedAt, expiresAt, hiddenAt, revokedAt, imported } of versions) {
    if (state === "working") continue;
    if (publishedAt) events.push({ what: imported ? "imported" : "published", at: publishedAt, version });
    if (expiresAt && expiresAt <= now) events.push({ what: "expired", at: expiresAt, version });
    if (hiddenAt) events.push({ what: "hidden", at: hiddenAt, version });
    if (revokedAt) events.push({ what: "revoked", at: revokedAt, version });
  }
  return events.sort((a, b) => b.at.getTime() - a.at.getTime());
}
