/** Reads for the manager's desk what the draft could hold besides. */
import type { ReportGrade } from "#lib/image-report/image-report.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { type DeskRow, toCandidateRow } from "./desk-row.ts";

/** Which appliances the draft could hold: a part of a name, and how many of them. */
export type CandidateSearch = { text: string; take: number; skip?: number };

/**
 * Appliances that could be added to the draft, by name: those with something that may be listed which neither the draft nor
 * the newest revision holds.
 */
export async function listCandidates(
  voName: string,
  search: CandidateSearch,
  now: Date,
): Promise<{ rows: DeskRow[]; total: number }> {
  const found = toSql(voName, search.text.trim(), now);
  const [rows, [counted]] = await Promise.all([
    search.take === 0 ? [] : readRows(found, search),
    getDatabase().$queryRaw<{ total: bigint }[]>`SELECT count(*) AS total ${found}`,
  ]);
  return { rows, total: Number(counted?.total ?? 0) };
}

/** Everything behind the columns. What is held is looked up once, not for each appliance. */
function toSql(voName: string, text: string, now: Date): Prisma.Sql {
  const isNamed = text === "" ? Prisma.empty : Prisma.sql`AND a."name" ILIKE ${`%${escapeLike(text)}%`}`;
  return Prisma.sql`
    FROM "VirtualAppliance" a
    JOIN "VoImageList" o ON o."voId" = (SELECT "id" FROM "Vo" WHERE "name" = ${voName})
    JOIN "ApplianceVersion" l ON l."applianceId" = a."id" AND l."state" = 'latest' AND l."expiresAt" > ${now}
      AND l."hiddenAt" IS NULL AND l."revokedAt" IS NULL
    WHERE a."archivedAt" IS NULL ${isNamed} AND a."id" NOT IN (
      SELECT v."applianceId" FROM "ApplianceVersion" v JOIN "Image" i ON i."versionId" = v."id"
      WHERE i."id" IN (
        SELECT d."imageId" FROM "DraftEntry" d JOIN "Vo" ON "Vo"."id" = d."voId" WHERE "Vo"."name" = ${voName}
        UNION ALL
        SELECT e."imageId" FROM "RevisionEntry" e WHERE e."revisionId" = (
          SELECT r."id" FROM "Revision" r JOIN "Vo" ON "Vo"."id" = r."voId" WHERE "Vo"."name" = ${voName}
          ORDER BY r."number" DESC LIMIT 1)))`;
}

async function readRows(found: Prisma.Sql, { take, skip = 0 }: CandidateSearch): Promise<DeskRow[]> {
  const page = await getDatabase().$queryRaw<{ id: string }[]>`
    SELECT a."id"::text ${found} ORDER BY a."name", a."id" LIMIT ${take} OFFSET ${skip}`;
  const appliances = await getDatabase().virtualAppliance.findMany({
    where: { id: { in: page.map(({ id }) => id) } },
    orderBy: [{ name: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, slug: true, name: true, archivedAt: true },
      versions: {
        where: { state: "latest" },
        select: {
          version: true,
          expiresAt: true,
          images: {
            orderBy: { position: "asc" },
            select: {
              ...{ id: true, osName: true, osVersion: true, format: true, arch: true },
              ...{ checksumSource: true, report: { select: { grade: true } } },
            },
          },
        },
      },
    },
  });
  return appliances.flatMap(({ versions: [latest], ...appliance }) =>
    latest
      ? [toCandidateRow({ ...appliance, latest: { ...latest, images: latest.images.map(withGrade) } })]
      : [],
  );
}

function withGrade<Image extends { report: { grade: ReportGrade } | null }>({ report, ...image }: Image) {
  return { ...image, grade: report?.grade ?? null };
}
