/** What of an earlier revision may come back. */
import { isEndorsable, statusOf, type VersionStatus } from "#lib/virtual-appliance/version.ts";

type PinnedVersion = Parameters<typeof isEndorsable>[0];

/**
 * Splits the entries of a revision into those whose version may be listed today and those whose may not, with the reason:
 * expired, hidden or revoked. The order is kept.
 */
export function splitRestorable<Entry>(
  entries: readonly Entry[],
  versionOf: (entry: Entry) => PinnedVersion,
  now: Date,
): { kept: Entry[]; leftOut: { entry: Entry; reason: VersionStatus }[] } {
  const kept = entries.filter((entry) => isEndorsable(versionOf(entry), now));
  const leftOut = entries
    .filter((entry) => !isEndorsable(versionOf(entry), now))
    .map((entry) => ({ entry, reason: statusOf(versionOf(entry), now) }));
  return { kept, leftOut };
}
