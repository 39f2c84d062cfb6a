/** A draft's entries put together by appliance: managers decide about appliances, lists hold images. */
import { type EntryStatus, UNPUBLISHABLE } from "#lib/vo-image-list/entry.ts";

/** The gravest first: what an appliance's row says when its images differ. */
export const GRAVITY: readonly EntryStatus[] = [
  "revoked",
  "hidden",
  "expired",
  "removed",
  "outdated",
  "up_to_date",
];

type GroupedEntry = {
  appliance: { id: string; name: string };
  version: string;
  newestVersion: string | null;
  status: EntryStatus;
  expiresAt: Date | null;
};

/** All entries of one appliance. */
export type DraftGroup<Entry extends GroupedEntry> = {
  appliance: Entry["appliance"];
  entries: readonly Entry[];
  /** Pinned version strings; more than one only when images were pinned at different times. */
  versions: readonly string[];
  newestVersion: string | null;
  status: EntryStatus;
  /** The earliest date on which an entry leaves the list; null when none has one. */
  expiresAt: Date | null;
  /** Is there something newer to move to? */
  canUpdate: boolean;
};

/** One group of each appliance, in the order of its first entry. */
export function groupByAppliance<Entry extends GroupedEntry>(entries: readonly Entry[]): DraftGroup<Entry>[] {
  const groups = Map.groupBy(entries, ({ appliance }) => appliance.id);
  return [...groups.values()].flatMap((members) => {
    const [first] = members;
    return first ? [toGroup(first, members)] : [];
  });
}

function toGroup<Entry extends GroupedEntry>(first: Entry, entries: readonly Entry[]): DraftGroup<Entry> {
  const { appliance, newestVersion } = first;
  const versions = [...new Set(entries.map(({ version }) => version))];
  const statuses = new Set(entries.map(({ status }) => status));
  return {
    appliance,
    entries,
    versions,
    newestVersion,
    status: GRAVITY.find((status) => statuses.has(status)) ?? "up_to_date",
    expiresAt: earliest(entries.map(({ expiresAt }) => expiresAt)),
    canUpdate: newestVersion !== null && versions.some((version) => version !== newestVersion),
  };
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  const times = dates.flatMap((date) => date?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/**
 * Why this draft cannot be published now, in sentences for its manager; empty when it can.
 *
 * @param changed number of entries that differ from the newest revision
 * @param signing number of the revision that still waits for its signature
 */
export function draftObstacles(
  groups: readonly DraftGroup<GroupedEntry>[],
  changed: number,
  signing: number | null,
): string[] {
  const unfit = groups.filter(({ entries }) => entries.some(({ status }) => UNPUBLISHABLE.has(status)));
  return [
    ...(changed === 0 ? ["Nothing differs from the newest revision. Add, update or remove something."] : []),
    ...(signing === null ? [] : [`Revision ${signing} is still being signed; wait until it is done.`]),
    ...unfit.map(({ appliance, status, canUpdate }) =>
      canUpdate
        ? `Update or remove ${appliance.name}: it is ${status}.`
        : `Remove ${appliance.name}: it is ${status}.`,
    ),
  ];
}
