/** Reads what the start page tells: what is new, what is endorsed most, and what VOs published lately. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { type CatalogueEntry, loadCatalogueEntries } from "#lib/virtual-appliance/catalogue-entry-queries.ts";
import { presentVos } from "#lib/vo/removal.ts";
import { currentRevisions } from "./current-revisions.ts";

/** Appliances whose current version was published last, the newest first. */
export async function listNewest(count: number, now: Date): Promise<CatalogueEntry[]> {
  const versions = await getDatabase().applianceVersion.findMany({
    where: { state: "latest", ...startable(now) },
    orderBy: [{ publishedAt: "desc" }, { id: "desc" }],
    take: count,
    select: { applianceId: true },
  });
  return loadCatalogueEntries(
    versions.map(({ applianceId }) => applianceId),
    now,
  );
}

/** Neither hidden, revoked nor expired, and in the catalogue. */
const startable = (now: Date) => ({
  hiddenAt: null,
  revokedAt: null,
  publishedAt: { not: null },
  OR: [{ expiresAt: null }, { expiresAt: { gt: now } }],
  appliance: { archivedAt: null },
});

/** An appliance by how many VOs have it on the list that they publish now. */
export type Endorsed = CatalogueEntry & { vos: number };

/** The appliances that most VOs endorse; of two that as many do, the one that was changed last. */
export async function listMostEndorsed(count: number, now: Date): Promise<Endorsed[]> {
  const rows = await getDatabase().$queryRaw<{ id: string; vos: bigint }[]>`
    SELECT a."id"::text AS "id", count(DISTINCT r."voId") AS "vos"
    FROM ${currentRevisions(now)} r
    JOIN "RevisionEntry" e ON e."revisionId" = r."id" JOIN "Image" i ON i."id" = e."imageId"
    JOIN "ApplianceVersion" v ON v."id" = i."versionId" JOIN "VirtualAppliance" a ON a."id" = v."applianceId"
    WHERE a."archivedAt" IS NULL AND EXISTS (
      SELECT FROM "ApplianceVersion" n WHERE n."applianceId" = a."id" AND n."state" = 'latest'
        AND n."hiddenAt" IS NULL AND n."revokedAt" IS NULL AND (n."expiresAt" IS NULL OR n."expiresAt" > ${now}))
    GROUP BY a."id" ORDER BY "vos" DESC, a."updatedAt" DESC, a."id" LIMIT ${count}`;
  const vos = new Map(rows.map((row) => [row.id, Number(row.vos)]));
  const entries = await loadCatalogueEntries([...vos.keys()], now);
  return entries.map((entry) => ({ ...entry, vos: vos.get(entry.id) ?? 0 }));
}

/**
 * The revisions that were published last, of all VOs in the catalogue. Comments are for everybody to read, whoever may
 * fetch the list.
 */
export async function listRecentRevisions(count: number, now: Date) {
  const revisions = await getDatabase().revision.findMany({
    where: { state: "published", list: { vo: presentVos(now) } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: count,
    select: {
      id: true,
      number: true,
      comment: true,
      createdAt: true,
      list: { select: { vo: { select: { name: true, title: true } } } },
      _count: { select: { entries: true } },
    },
  });
  return revisions.map(({ list, _count, ...revision }) => ({
    ...revision,
    vo: list.vo,
    images: _count.entries,
  }));
}
