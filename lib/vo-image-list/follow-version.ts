/** Lists that hold a version say at once what its maintainers changed of it; run by the worker. */

import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";
import { replaceUnfitRevision } from "./replace-unfit-revision.ts";

/** Freezes a successor of every list whose newest revision holds the version and tells sites an older expiry of it. */
export async function followVersion(versionId: string, now: Date = new Date()): Promise<void> {
  for (const voId of await listHoldingVos(versionId, now)) {
    await getDatabase().$transaction(async (tx) => {
      await lockRow(tx, "VoImageList", voId);
      const revisionId = await findNewest(tx, voId);
      if (revisionId) await replaceUnfitRevision(tx, revisionId, now);
    });
  }
}

async function listHoldingVos(versionId: string, now: Date): Promise<string[]> {
  const rows = await getDatabase().$queryRaw<{ voId: string }[]>`
    SELECT DISTINCT r."voId"::text AS "voId" FROM "Revision" r
    JOIN "Vo" vo ON vo."id" = r."voId" AND ${isVoPresent(now)}
    JOIN "RevisionEntry" e ON e."revisionId" = r."id"
    JOIN "Image" i ON i."id" = e."imageId"
    WHERE i."versionId" = ${versionId}::uuid
      AND r."number" = (SELECT max(n."number") FROM "Revision" n WHERE n."voId" = r."voId")
    ORDER BY 1`;
  return rows.map(({ voId }) => voId);
}

async function findNewest(tx: Transaction, voId: string): Promise<string | null> {
  const newest = await tx.revision.findFirst({
    where: { voId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest?.id ?? null;
}
