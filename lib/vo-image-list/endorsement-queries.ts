/** Reads which VOs endorse an appliance, and since when. Image lists and their revisions are public pages. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";

/** A VO whose current revision holds images of an appliance. */
export type Endorsement = {
  vo: string;
  title: string;
  /** Number of the current revision. */
  revision: number;
  publishedAt: Date | null;
  /** The first revision that held it, and when that was published. */
  firstRevision: number;
  firstAt: Date | null;
  /** Of the appliance, in the current revision. */
  versions: string[];
  images: number;
};

/** By the name of the VO. One whose list has ended endorses nothing any more. */
export async function listEndorsements(applianceId: string, now: Date): Promise<Endorsement[]> {
  const rows = await getDatabase().$queryRaw<(Omit<Endorsement, "images"> & { images: bigint })[]>`
    WITH held AS (
      SELECT r."voId", r."number", r."publishedAt", v."version", i."id" AS "imageId"
      FROM "RevisionEntry" e
      JOIN "Revision" r ON r."id" = e."revisionId" AND r."state" = 'published'
      JOIN "Image" i ON i."id" = e."imageId"
      JOIN "ApplianceVersion" v ON v."id" = i."versionId"
      WHERE v."applianceId" = ${applianceId}::uuid),
    current AS (
      SELECT "voId", max("number") AS number FROM "Revision" WHERE "state" = 'published' GROUP BY "voId")
    SELECT vo."name" AS vo, vo."title", h."number" AS revision, h."publishedAt",
      array_agg(DISTINCT h."version" ORDER BY h."version") AS versions, count(DISTINCT h."imageId") AS images,
      (SELECT min(f."number") FROM held f WHERE f."voId" = h."voId") AS "firstRevision",
      (SELECT min(f."publishedAt") FROM held f WHERE f."voId" = h."voId") AS "firstAt"
    FROM held h
    JOIN current c ON c."voId" = h."voId" AND c.number = h."number"
    JOIN "Vo" vo ON vo."id" = h."voId" AND ${isVoPresent(now)}
    GROUP BY h."voId", vo."name", vo."title", h."number", h."publishedAt"
    ORDER BY vo."name"`;
  return rows.map((row) => ({ ...row, images: Number(row.images) }));
}
