/**
 * Where terms are used. Entries keep names, not identifiers: a licence may be any text, and an entry reads well without
 * a second table. So this file knows the columns of the nouns above that hold names of terms.
 */
import type { Database, Transaction } from "#lib/platform/db/database.ts";
import type { VocabularyKind } from "./term.ts";

/** How many things chose a term. */
export type TermUse = { appliances: number; vos: number };

/** Uses by name; a name that is not there is not used. */
export async function countUses(
  db: Database | Transaction,
  kind: VocabularyKind,
): Promise<ReadonlyMap<string, TermUse>> {
  const rows = await readUses(db, kind);
  return new Map(
    rows.map(({ name, appliances, vos }) => [name, { appliances: Number(appliances), vos: Number(vos) }]),
  );
}

type UseRow = { name: string; appliances: bigint; vos: bigint };

function readUses(db: Database | Transaction, kind: VocabularyKind): Promise<UseRow[]> {
  switch (kind) {
    case "category":
      return db.$queryRaw`
        SELECT "category" AS name, count(*) AS appliances, 0::bigint AS vos FROM "VirtualAppliance" GROUP BY 1`;
    case "licence":
      return db.$queryRaw`
        SELECT "licence" AS name, count(*) AS appliances, 0::bigint AS vos FROM "VirtualAppliance"
        WHERE "licence" IS NOT NULL GROUP BY 1`;
    case "discipline":
      return db.$queryRaw`
        SELECT used.name, count(*) FILTER (WHERE NOT used."byVo") AS appliances, count(*) FILTER (WHERE used."byVo") AS vos
        FROM (
          SELECT unnest("disciplines") AS name, FALSE AS "byVo" FROM "VirtualAppliance"
          UNION ALL SELECT "discipline", TRUE FROM "Vo" WHERE "discipline" IS NOT NULL) used
        GROUP BY 1`;
  }
}

/** Writes the new name wherever the old one was chosen. Nothing else of those entries changes, nor do they count as edited. */
export async function renameWhereUsed(
  tx: Transaction,
  kind: VocabularyKind,
  before: string,
  after: string,
): Promise<void> {
  switch (kind) {
    case "category":
      await tx.virtualAppliance.updateMany({ where: { category: before }, data: { category: after } });
      return;
    case "licence":
      await tx.virtualAppliance.updateMany({ where: { licence: before }, data: { licence: after } });
      return;
    case "discipline":
      await tx.$executeRaw`
        UPDATE "VirtualAppliance" SET "disciplines" = array_replace("disciplines", ${before}, ${after})
        WHERE ${before} = ANY ("disciplines")`;
      await tx.vo.updateMany({ where: { discipline: before }, data: { discipline: after } });
  }
}
