/** Which appliances of the desk are shown, and in which order: what its address says. */
import { z } from "zod";
import { type DeskRow, GRAVITY } from "#lib/vo-image-list/desk-row.ts";
import type { EntryStatus } from "#lib/vo-image-list/entry.ts";

export const DESK_FILTERS = [
  "to_add",
  "to_remove",
  "to_update",
  "outdated",
  "expiring",
  "problems",
  "candidates",
] as const;
export type DeskFilter = (typeof DESK_FILTERS)[number];

export const DESK_ORDERS = ["name", "status", "expiry"] as const;
export type DeskOrder = (typeof DESK_ORDERS)[number];

/** Rows on a page: more is nothing to read. */
export const DESK_PAGE_SIZE = 25;

/** What is not understood is left out: an address that somebody has shortened still shows the desk. */
export const deskViewSchema = z.object({
  /** Part of a name. */
  find: z.string().trim().catch(""),
  show: z.enum(DESK_FILTERS).nullable().catch(null),
  sort: z.enum(DESK_ORDERS).catch("name"),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});
export type DeskView = z.output<typeof deskViewSchema>;

/** Soon enough to think of what comes after. */
const EXPIRING_MS = 30 * 24 * 3600 * 1000;

const PROBLEMS: ReadonlySet<EntryStatus> = new Set(["removed", "expired", "hidden", "revoked"]);

export type ViewedRow = Pick<DeskRow, "mark" | "imageIds" | "status" | "expiresAt" | "offers"> & {
  images: readonly Pick<DeskRow["images"][number], "grade">[];
  appliance: { name: string };
};

/** What is known of the draft besides its entries. */
export type DeskFacts = {
  /** Images whose file cannot be had, or is another than was published. */
  troubledImages: ReadonlySet<string>;
  now: Date;
};

/** Does the appliance belong to what is filtered for? */
export function passesFilter(
  row: ViewedRow,
  filter: DeskFilter,
  { troubledImages, now }: DeskFacts,
): boolean {
  const { mark, status, images, imageIds, expiresAt, offers } = row;
  switch (filter) {
    case "to_add":
    case "to_remove":
    case "to_update":
      return mark === filter;
    case "candidates":
      return mark === "candidate";
    case "outdated":
      return offers.includes("update");
    case "problems":
      return (
        mark !== "candidate" &&
        ((status !== null && PROBLEMS.has(status)) ||
          images.some(({ grade }) => grade === "failing") ||
          imageIds.some((id) => troubledImages.has(id)))
      );
    case "expiring": {
      const left = expiresAt === null ? Number.POSITIVE_INFINITY : expiresAt.getTime() - now.getTime();
      return mark !== "candidate" && left > 0 && left <= EXPIRING_MS;
    }
  }
}

/** The appliances to show, in their order; the given ones are in the order of their names. */
export function applyView<Row extends ViewedRow>(
  rows: readonly Row[],
  { find, show, sort }: Omit<DeskView, "page">,
  facts: DeskFacts,
): Row[] {
  const text = find.toLocaleLowerCase();
  const found = rows.filter(
    (row) =>
      row.appliance.name.toLocaleLowerCase().includes(text) &&
      (show === null || passesFilter(row, show, facts)),
  );
  if (sort === "status") return found.sort((a, b) => gravityOf(a) - gravityOf(b));
  if (sort === "expiry") return found.sort((a, b) => timeOf(a) - timeOf(b));
  return found;
}

/** The rows of one page of them. */
export function pageOf<Row>(rows: readonly Row[], page: number): Row[] {
  return rows.slice((page - 1) * DESK_PAGE_SIZE, page * DESK_PAGE_SIZE);
}

function gravityOf({ status }: ViewedRow): number {
  return status === null ? GRAVITY.length : GRAVITY.indexOf(status);
}

function timeOf({ expiresAt }: ViewedRow): number {
  return expiresAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
}

/** The part of the address behind the path: empty for the desk as it is first. */
export function deskQuery({ find, show, sort, page }: DeskView): string {
  const query = new URLSearchParams();
  if (find !== "") query.set("find", find);
  if (show !== null) query.set("show", show);
  if (sort !== "name") query.set("sort", sort);
  if (page !== 1) query.set("page", String(page));
  return query.size === 0 ? "" : `?${query}`;
}
