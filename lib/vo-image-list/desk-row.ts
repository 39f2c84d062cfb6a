/**
 * What the manager's desk says of an appliance: how its entries stand, what publishing will do to them, and what may be
 * done. Pure. The situations are those of AppDB's editor (its manual, "Manage VO wide image lists"), and what came after.
 */
import type { ReportGrade } from "#lib/image-report/image-report.ts";
import type { EntryStatus } from "./entry.ts";
import { compareNames, UNPUBLISHABLE } from "./entry.ts";
import type { FollowMode } from "./schema.ts";

/** What publishing does to the appliance's entries; candidate: it has none. */
export type DeskMark = "kept" | "to_add" | "to_remove" | "to_update" | "candidate";
export type DeskOffer = "add" | "update" | "remove";

type DeskImage = {
  osName: string;
  osVersion: string;
  arch: string;
  format: string;
  /** Whether size and checksum were measured here; null: neither is known. */
  checksumSource: "declared" | "measured" | null;
  /** Of its image report; null: there is none. */
  grade: ReportGrade | null;
};

type DeskAppliance = { id: string; slug: string; name: string; archivedAt: Date | null };

/** An entry of the draft or of the newest revision. */
export type DeskEntry = {
  entryIdentifier: string;
  imageId: string;
  appliance: DeskAppliance;
  image: DeskImage;
  version: string;
  /** Of the appliance; null when there is none. */
  newestVersion: string | null;
  newestIsListable: boolean;
  status: EntryStatus;
  expiresAt: Date | null;
  /** Of entries of the draft. */
  followMode?: FollowMode;
};

/** An appliance on the desk. */
export type DeskRow = {
  appliance: DeskAppliance;
  mark: DeskMark;
  /** Of the draft; of an appliance that will be removed, those of the newest revision; of a candidate, what it offers. */
  images: readonly DeskImage[];
  imageIds: readonly string[];
  /** Pinned version strings; more than one only when images were pinned at different times. */
  versions: readonly string[];
  newestVersion: string | null;
  /** The gravest of its entries; null for a candidate. */
  status: EntryStatus | null;
  /** The earliest date on which an entry leaves the list; null when none has one. */
  expiresAt: Date | null;
  /** Null where its entries are followed differently; absent where none is in the draft. */
  followMode?: FollowMode | null;
  offers: readonly DeskOffer[];
  /** What a manager should know or do, in a sentence; null where all is well. */
  advice: string | null;
};

/** The gravest first: what an appliance's row says when its images differ. */
export const GRAVITY: readonly EntryStatus[] = [
  "revoked",
  "hidden",
  "expired",
  "removed",
  "outdated",
  "up_to_date",
];

/** One row of each appliance that has entries in the draft or the newest revision, by name. */
export function toDeskRows(drafted: readonly DeskEntry[], published: readonly DeskEntry[]): DeskRow[] {
  const now = Map.groupBy(drafted, ({ appliance }) => appliance.id);
  const before = Map.groupBy(published, ({ appliance }) => appliance.id);
  const rows = [...new Set([...now.keys(), ...before.keys()])].flatMap((id) => {
    const [entries, earlier] = [now.get(id) ?? [], before.get(id) ?? []];
    const [first] = entries.length > 0 ? entries : earlier;
    return first ? [toRow(first, entries, earlier)] : [];
  });
  return rows.sort((a, b) => compareNames(a.appliance.name, b.appliance.name));
}

function toRow(first: DeskEntry, entries: readonly DeskEntry[], earlier: readonly DeskEntry[]): DeskRow {
  const { appliance, newestVersion, newestIsListable } = first;
  const mark = markOf(entries, earlier);
  const shown = entries.length > 0 ? entries : earlier;
  const versions = [...new Set(shown.map(({ version }) => version))];
  const statuses = new Set(shown.map(({ status }) => status));
  const status = GRAVITY.find((each) => statuses.has(each)) ?? "up_to_date";
  const canUpdate = newestIsListable && versions.some((version) => version !== newestVersion);
  return {
    appliance,
    mark,
    images: shown.map(({ image }) => image),
    imageIds: shown.map(({ imageId }) => imageId),
    versions,
    newestVersion,
    status,
    expiresAt: earliest(shown.map(({ expiresAt }) => expiresAt)),
    ...followedAs(entries),
    offers: offersOf(mark, { canUpdate, canAdd: newestIsListable && appliance.archivedAt === null }),
    advice: mark === "to_remove" ? null : adviceOn(status, canUpdate, newestIsListable),
  };
}

function followedAs(entries: readonly DeskEntry[]): Pick<DeskRow, "followMode"> {
  const [mode, ...others] = new Set(entries.flatMap(({ followMode }) => followMode ?? []));
  return mode === undefined ? {} : { followMode: others.length === 0 ? mode : null };
}

function markOf(entries: readonly DeskEntry[], earlier: readonly DeskEntry[]): DeskMark {
  if (entries.length === 0) return "to_remove";
  if (earlier.length === 0) return "to_add";
  const pins = (of: readonly DeskEntry[]) =>
    of.map(({ entryIdentifier, imageId }) => `${entryIdentifier} ${imageId}`).sort();
  const [wanted, had] = [pins(entries), pins(earlier)];
  const isSame = wanted.length === had.length && wanted.every((pin, position) => pin === had[position]);
  return isSame ? "kept" : "to_update";
}

function offersOf(
  mark: DeskMark,
  { canUpdate, canAdd }: { canUpdate: boolean; canAdd: boolean },
): DeskOffer[] {
  if (mark === "to_remove") return canAdd ? ["add"] : [];
  return canUpdate ? ["update", "remove"] : ["remove"];
}

function adviceOn(status: EntryStatus, canUpdate: boolean, newestIsListable: boolean): string | null {
  switch (status) {
    case "up_to_date":
      return null;
    case "outdated":
      return canUpdate
        ? "A newer version is available."
        : newestIsListable
          ? null
          : "Outdated, and the newer version has expired too: remove it.";
    case "removed":
      return canUpdate
        ? "Its latest version has this image no more: update it, or remove it."
        : "Its authors offer this image no more: remove it.";
    case "expired":
      return canUpdate
        ? "This version has expired, but a newer one is available."
        : "Expired: remove it. It leaves the published list by itself.";
    case "hidden":
      return canUpdate
        ? "Its authors withdrew this version, but a newer one is available."
        : "Its authors withdrew this version: remove it. It leaves the published list by itself.";
    case "revoked":
      return canUpdate
        ? "A security officer stopped this version, but a newer one is available."
        : "A security officer stopped this version: remove it.";
  }
}

function earliest(dates: readonly (Date | null)[]): Date | null {
  const times = dates.flatMap((date) => date?.getTime() ?? []);
  return times.length === 0 ? null : new Date(Math.min(...times));
}

/** The row of an appliance that the draft could hold. */
export function toCandidateRow({
  latest,
  ...appliance
}: DeskAppliance & {
  latest: { version: string; expiresAt: Date | null; images: readonly (DeskImage & { id: string })[] };
}): DeskRow {
  return {
    appliance,
    mark: "candidate",
    images: latest.images,
    imageIds: latest.images.map(({ id }) => id),
    versions: [],
    newestVersion: latest.version,
    status: null,
    expiresAt: latest.expiresAt,
    offers: ["add"],
    advice: null,
  };
}

/**
 * Why this draft cannot be published now, in sentences for its manager; empty when it can.
 *
 * @param changed number of entries that differ from the newest revision
 * @param signing number of the revision that still waits for its signature
 */
export function draftObstacles(rows: readonly DeskRow[], changed: number, signing: number | null): string[] {
  const unfit = rows.filter(
    ({ mark, status }) => mark !== "to_remove" && status !== null && UNPUBLISHABLE.has(status),
  );
  return [
    ...(changed === 0 ? ["Nothing differs from the newest revision. Add, update or remove something."] : []),
    ...(signing === null ? [] : [`Revision ${signing} is still being signed; wait until it is done.`]),
    ...unfit.map(({ appliance, status, offers }) =>
      offers.includes("update")
        ? `Update or remove ${appliance.name}: it is ${status}.`
        : `Remove ${appliance.name}: it is ${status}.`,
    ),
  ];
}
