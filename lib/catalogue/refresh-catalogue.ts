/**
 * Brings the catalogue's rows, words and counts to what the database holds, where its triggers left something to do: what
 * concerned hundreds of appliances at once, and what only time changes.
 */
import { getDatabase } from "#lib/platform/db/database.ts";
import { forgetEndedLists, recountCatalogue, settleLargeChanges } from "./catalogue-rows.ts";

/** Counts of the whole catalogue follow time by so much, also where no row changed. */
const COUNTED_FOR_MS = 10 * 60_000;

/** Every minute: what was left, lists that ended, then words and counts where something changed since. */
export async function refreshCatalogue(now: Date = new Date()): Promise<void> {
  await settleLargeChanges();
  await forgetEndedLists();
  if (!(await isCounted(now))) await recountCatalogue();
}

/** Did nothing change since the last count, and is that recent enough? */
async function isCounted(now: Date): Promise<boolean> {
  const database = getDatabase();
  const [summary, rows] = await Promise.all([
    database.catalogueSummary.findUnique({ where: { id: 1 } }),
    database.catalogueRow.aggregate({ _count: { _all: true }, _max: { refreshedAt: true } }),
  ]);
  return (
    summary !== null &&
    summary.appliances === rows._count._all &&
    summary.refreshedAt?.getTime() === rows._max.refreshedAt?.getTime() &&
    now.getTime() - summary.countedAt.getTime() < COUNTED_FOR_MS
  );
}
