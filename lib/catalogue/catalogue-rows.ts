/** The rows that the catalogue's search reads. The database keeps them; this calls its functions (see the migration). */
import { getDatabase } from "#lib/platform/db/database.ts";

/** A statement locks the rows that it makes anew: the fewer, the shorter anybody waits. */
export const ROWS_AT_ONCE = 200;

/** Makes the rows of these appliances anew. */
export async function refreshRows(applianceIds: readonly string[]): Promise<void> {
  await getDatabase().$executeRaw`SELECT refresh_catalogue_rows(${applianceIds}::uuid[])`;
}

/** Does what concerned too many appliances for the transaction that changed something. */
export async function settleLargeChanges(): Promise<void> {
  const database = getDatabase();
  for (;;) {
    const change = await database.catalogueChange.findFirst({
      where: { transaction: null },
      orderBy: { id: "asc" },
    });
    if (!change) return;
    const ids = [...new Set(change.applianceIds)].sort();
    for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
      await refreshRows(ids.slice(start, start + ROWS_AT_ONCE));
    }
    await database.catalogueChange.deleteMany({ where: { id: change.id } });
  }
}

/** Takes back endorsements by lists whose last day passed: nothing is written when it does, so no trigger sees it. */
export async function forgetEndedLists(): Promise<void> {
  const rows = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT c."applianceId"::text AS "id"
    FROM "Vo" vo JOIN "CatalogueFacetValue" f ON f."facet" = 'vo' AND f."value" = vo."name"
    JOIN "CatalogueRow" c ON c."facets" && ARRAY[f."id"]
    WHERE vo."removedAt" IS NOT NULL AND vo."listEndsAt" <= now()`;
  const ids = [...new Set(rows.map(({ id }) => id))].sort();
  for (let start = 0; start < ids.length; start += ROWS_AT_ONCE) {
    await refreshRows(ids.slice(start, start + ROWS_AT_ONCE));
  }
}

/** Counts the whole catalogue, and gathers its words. */
export async function recountCatalogue(): Promise<void> {
  const database = getDatabase();
  await database.$executeRaw`SELECT count_catalogue()`;
  await database.$executeRaw`SELECT refresh_catalogue_words()`;
}
