/** Which VO image lists hold images of which versions: whom a change of a version concerns. Lists that have ended hold none. */

import { type Database, getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";

/** A VO whose newest revision or draft holds images of a version. */
export type PinningList = {
  voId: string;
  /** Name of the VO. */
  vo: string;
  title: string;
  versionId: string;
  version: string;
  /** Images of that version in the newest revision, which sites have. */
  published: number;
  /** Images of that version in the draft. */
  drafted: number;
  /** How many of those follow the appliance by themselves. */
  following: number;
  /** How many of those are published by themselves. */
  publishing: number;
};

/**
 * The lists that hold published versions of an appliance, by VO and version.
 *
 * @param versionId only of this one
 */
export async function listPinningLists(
  applianceId: string,
  {
    versionId = null,
    db = getDatabase(),
    now = new Date(),
  }: { versionId?: string | null; db?: Database | Transaction; now?: Date } = {},
): Promise<PinningList[]> {
  const rows = await db.$queryRaw<
    (Omit<PinningList, "published" | "drafted" | "following" | "publishing"> & Counts)[]
  >`
    WITH pins AS (
      SELECT r."voId", e."imageId", 1 AS published, 0 AS drafted, 0 AS following, 0 AS publishing
      FROM "RevisionEntry" e JOIN "Revision" r ON r."id" = e."revisionId"
      WHERE r."number" = (SELECT max(n."number") FROM "Revision" n WHERE n."voId" = r."voId")
      UNION ALL
      SELECT d."voId", d."imageId", 0, 1, (d."followMode" <> 'decide')::int, (d."followMode" = 'publish')::int
      FROM "DraftEntry" d)
    SELECT vo."id"::text AS "voId", vo."name" AS vo, vo."title", v."id"::text AS "versionId", v."version",
      sum(p.published) AS published, sum(p.drafted) AS drafted,
      sum(p.following) AS following, sum(p.publishing) AS publishing
    FROM "ApplianceVersion" v
    JOIN "Image" i ON i."versionId" = v."id"
    JOIN pins p ON p."imageId" = i."id"
    JOIN "Vo" vo ON vo."id" = p."voId"
    WHERE ${isVoPresent(now)} AND v."applianceId" = ${applianceId}::uuid AND (${versionId}::uuid IS NULL OR v."id" = ${versionId}::uuid)
    GROUP BY vo."id", v."id"
    ORDER BY vo."name", v."publishedAt" DESC`;
  return rows.map((row) => ({
    ...row,
    published: Number(row.published),
    drafted: Number(row.drafted),
    following: Number(row.following),
    publishing: Number(row.publishing),
  }));
}

type Counts = { published: bigint; drafted: bigint; following: bigint; publishing: bigint };
