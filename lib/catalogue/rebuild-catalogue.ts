/**
 * Every row of the catalogue anew, so that nothing that slipped through stays wrong; with that, providers are forgotten
 * whose last fetch of a list is too long ago.
 */
import { getDatabase } from "#lib/platform/db/database.ts";
import { ROWS_AT_ONCE, recountCatalogue, refreshRows, settleLargeChanges } from "./catalogue-rows.ts";

/** Once a night. Rows that are right are not written. */
export async function rebuildCatalogue(): Promise<void> {
  await settleLargeChanges();
  for (let ids = await listAfter(null); ids.length > 0; ids = await listAfter(ids.at(-1) ?? null)) {
    await refreshRows(ids);
  }
  await recountCatalogue();
}

async function listAfter(id: string | null): Promise<string[]> {
  const appliances = await getDatabase().virtualAppliance.findMany({
    ...(id === null ? {} : { where: { id: { gt: id } } }),
    select: { id: true },
    orderBy: { id: "asc" },
    take: ROWS_AT_ONCE,
  });
  return appliances.map((appliance) => appliance.id);
}
