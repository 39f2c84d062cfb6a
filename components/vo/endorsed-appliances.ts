/** The appliances on a list as its VO's page shows them: one row each, found and sorted by the address. Pure. */
import { firstOf, readLine } from "#lib/platform/address-parameters.ts";
import type { EntryStatus } from "#lib/vo-image-list/entry.ts";

export const SORTS = { name: "Name", expiry: "Expires first", status: "Needs attention first" } as const;
export type Sort = keyof typeof SORTS;
export type EndorsedView = { text: string; sort: Sort };

type Entry = {
  appliance: { slug: string; name: string; summary: string };
  image: { osName: string; osVersion: string; arch: string };
  version: string;
  expiresAt: Date | null;
  status: EntryStatus;
};

export type EndorsedAppliance = {
  slug: string;
  name: string;
  summary: string;
  versions: string[];
  systems: string[];
  images: number;
  /** The gravest of its entries. */
  status: EntryStatus;
  /** The first of its entries to run out. */
  expiresAt: Date | null;
};

/** The gravest first. */
const GRAVITY: readonly EntryStatus[] = ["revoked", "hidden", "expired", "removed", "outdated", "up_to_date"];

/** Entries of one appliance become one row; rows that hold all words, in the order of the view. */
export function endorsedAppliances(
  entries: readonly Entry[],
  { text, sort }: EndorsedView,
): EndorsedAppliance[] {
  const rows = new Map<string, EndorsedAppliance>();
  for (const { appliance, image, version, expiresAt, status } of entries) {
    const row = rows.get(appliance.slug) ?? {
      ...{ slug: appliance.slug, name: appliance.name, summary: appliance.summary },
      ...{ versions: [], systems: [], images: 0, status: "up_to_date", expiresAt: null },
    };
    rows.set(appliance.slug, {
      ...row,
      versions: added(row.versions, version),
      systems: added(row.systems, `${image.osName} ${image.osVersion}`.trim()),
      images: row.images + 1,
      status: gravityOf(status) < gravityOf(row.status) ? status : row.status,
      expiresAt: firstToRunOut(row.expiresAt, expiresAt),
    });
  }
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const found = [...rows.values()].filter((row) => {
    const all = [row.name, row.summary, ...row.systems, ...row.versions].join(" ").toLowerCase();
    return words.every((word) => all.includes(word));
  });
  return found.sort((a, b) => ORDERS[sort](a, b) || byName(a, b));
}

const added = (texts: readonly string[], text: string) => [...new Set([...texts, text])];
const gravityOf = (status: EntryStatus) => GRAVITY.indexOf(status);
const byName = (a: EndorsedAppliance, b: EndorsedAppliance) => a.name.localeCompare(b.name, "en");
const timeOf = (at: Date | null) => at?.getTime() ?? Number.POSITIVE_INFINITY;

function firstToRunOut(a: Date | null, b: Date | null): Date | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

const ORDERS: Readonly<Record<Sort, (a: EndorsedAppliance, b: EndorsedAppliance) => number>> = {
  name: byName,
  expiry: (a, b) =>
    timeOf(a.expiresAt) === timeOf(b.expiresAt) ? 0 : timeOf(a.expiresAt) - timeOf(b.expiresAt),
  status: (a, b) => gravityOf(a.status) - gravityOf(b.status),
};

/** Reads the view out of an address; whatever is odd counts as not given. */
export function readEndorsedView(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): EndorsedView {
  const sort = firstOf(parameters.sort);
  return { text: readLine(parameters.q), sort: sort === "expiry" || sort === "status" ? sort : "name" };
}
