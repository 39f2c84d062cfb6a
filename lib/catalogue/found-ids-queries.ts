/** Everything that a search finds, for those who watch a search. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import type { CatalogueSearch } from "./catalogue-search.ts";
import { loadNumbers, resolveIdentifiers } from "./search-queries.ts";
import { toConditions } from "./search-sql.ts";

/**
 * Identifiers of the appliances that a search finds, in no order, `most` of them at most. Nothing is counted and no
 * spelling is corrected.
 */
export async function listFoundIds(
  search: Pick<CatalogueSearch, "text" | "facets">,
  most: number,
  now: Date,
): Promise<string[]> {
  const [numbers, exact] = await Promise.all([loadNumbers(search), resolveIdentifiers(search.text)]);
  const { text, facets } = toConditions(search, numbers, exact, now);
  const conditions = [...(text ? [text] : []), ...facets.map(({ condition }) => condition)];
  const where = conditions.length === 0 ? Prisma.sql`true` : Prisma.join(conditions, " AND ");
  const rows = await getDatabase().$queryRaw<{ applianceId: string }[]>`
    SELECT c."applianceId"::text AS "applianceId" FROM "CatalogueRow" c WHERE ${where} LIMIT ${most}`;
  return rows.map(({ applianceId }) => applianceId);
}
