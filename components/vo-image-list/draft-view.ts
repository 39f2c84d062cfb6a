/** Which appliances of a draft are shown, and in which order: what the address of the desk says. */
import { z } from "zod";
import type { EntryStatus } from "#lib/vo-image-list/entry.ts";
import { GRAVITY } from "./draft-groups.ts";

export const DRAFT_FILTERS = ["changed", "to_update", "expiring", "problems"] as const;
export type DraftFilter = (typeof DRAFT_FILTERS)[number];

export const DRAFT_ORDERS = ["name", "status", "expiry"] as const;
export type DraftOrder = (typeof DRAFT_ORDERS)[number];

/** What is not understood is left out: an address that somebody has shortened still shows the desk. */
export const draftViewSchema = z.object({
  /** Part of a name. */
  find: z.string().trim().catch(""),
  show: z.enum(DRAFT_FILTERS).nullable().catch(null),
  sort: z.enum(DRAFT_ORDERS).catch("name"),
});
export type DraftView = z.output<typeof draftViewSchema>;

/** Soon enough to think of what comes after. */
const EXPIRING_MS = 30 * 24 * 3600 * 1000;

const PROBLEMS: ReadonlySet<EntryStatus> = new Set(["removed", "expired", "hidden", "revoked"]);

export type ViewedGroup = {
  appliance: { id: string; name: string };
  entries: readonly { imageId: string }[];
  status: EntryStatus;
  expiresAt: Date | null;
  canUpdate: boolean;
};

/** What is known of the draft besides its entries. */
export type DraftFacts = {
  /** Appliances of which something differs from the newest revision. */
  changedAppliances: ReadonlySet<string>;
  /** Images whose file cannot be had, or is another than was published. */
  troubledImages: ReadonlySet<string>;
  now: Date;
};

/** Does the appliance belong to what is filtered for? */
export function passesFilter(group: ViewedGroup, filter: DraftFilter, facts: DraftFacts): boolean {
  if (filter === "changed") return facts.changedAppliances.has(group.appliance.id);
  if (filter === "to_update") return group.canUpdate;
  if (filter === "problems") {
    return (
      PROBLEMS.has(group.status) || group.entries.some(({ imageId }) => facts.troubledImages.has(imageId))
    );
  }
  const left = group.expiresAt === null ? Number.POSITIVE_INFINITY : group.expiresAt.getTime() - +facts.now;
  return left > 0 && left <= EXPIRING_MS;
}

/** The appliances to show, in their order; the given ones are in the order of their names. */
export function applyView<Group extends ViewedGroup>(
  groups: readonly Group[],
  { find, show, sort }: DraftView,
  facts: DraftFacts,
): Group[] {
  const text = find.toLocaleLowerCase();
  const found = groups.filter(
    (group) =>
      group.appliance.name.toLocaleLowerCase().includes(text) &&
      (show === null || passesFilter(group, show, facts)),
  );
  if (sort === "status") return found.sort((a, b) => GRAVITY.indexOf(a.status) - GRAVITY.indexOf(b.status));
  if (sort === "expiry") return found.sort((a, b) => timeOf(a) - timeOf(b));
  return found;
}

function timeOf({ expiresAt }: ViewedGroup): number {
  return expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** The part of the address behind the path: empty for the desk as it is first. */
export function draftQuery({ find, show, sort }: DraftView): string {
  const query = new URLSearchParams();
  if (find !== "") query.set("find", find);
  if (show !== null) query.set("show", show);
  if (sort !== "name") query.set("sort", sort);
  return query.size === 0 ? "" : `?${query}`;
}
