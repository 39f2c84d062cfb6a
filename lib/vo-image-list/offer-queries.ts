/** Reads what published lists offer, for pages about VOs and sites. What is on a list is for everybody to read. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { type Page, toPage } from "#lib/platform/page.ts";

/** How many images each published revision of a list has, the oldest first; the last ones, where there are many. */
export async function listRevisionSizes(
  voName: string,
  most: number,
): Promise<{ number: number; createdAt: Date; images: number }[]> {
  const revisions = await getDatabase().revision.findMany({
    where: { state: "published", list: { vo: { name: voName } } },
    orderBy: { number: "desc" },
    take: most,
    select: { number: true, createdAt: true, _count: { select: { entries: true } } },
  });
  return revisions.map(({ _count, ...revision }) => ({ ...revision, images: _count.entries })).reverse();
}

/** What a list offers now. */
export type Offer = { number: number; publishedAt: Date; images: number };

/** The current revision of each of these VOs' lists, by the VO's name; a VO that has published none is not there. */
export async function loadOffers(vos: readonly string[]): Promise<ReadonlyMap<string, Offer>> {
  const revisions = await getDatabase().revision.findMany({
    where: { state: "published", list: { vo: { name: { in: [...vos] } } } },
    orderBy: [{ voId: "asc" }, { number: "desc" }],
    distinct: ["voId"],
    select: {
      number: true,
      createdAt: true,
      list: { select: { vo: { select: { name: true } } } },
      _count: { select: { entries: true } },
    },
  });
  return new Map(
    revisions.map(({ number, createdAt, list, _count }) => [
      list.vo.name,
      { number, publishedAt: createdAt, images: _count.entries },
    ]),
  );
}

/** An appliance as the lists of some VOs offer it. */
export type OfferedAppliance = {
  slug: string;
  name: string;
  summary: string;
  logoSha256: string | null;
  /** VOs on whose current list it is, by the alphabet. */
  vos: string[];
};

/** So many appliances are on one page. */
const PAGE_SIZE = 24;

/** The appliances on the current lists of these VOs, by name, page by page; archived ones have no page to lead to. */
export async function listOfferedAppliances(
  vos: readonly string[],
  page: number,
): Promise<Page<OfferedAppliance>> {
  if (vos.length === 0) return toPage([], 0, 1, PAGE_SIZE);
  const offered = Prisma.sql`
    FROM "Vo" vo
    JOIN LATERAL (
      SELECT "id" FROM "Revision" WHERE "voId" = vo."id" AND "state" = 'published' ORDER BY "number" DESC LIMIT 1
    ) r ON true
    JOIN "RevisionEntry" e ON e."revisionId" = r."id" JOIN "Image" i ON i."id" = e."imageId"
    JOIN "ApplianceVersion" v ON v."id" = i."versionId" JOIN "VirtualAppliance" a ON a."id" = v."applianceId"
    WHERE vo."name" IN (${Prisma.join([...vos])}) AND a."archivedAt" IS NULL`;
  const [counted] = await getDatabase().$queryRaw<{ total: bigint }[]>`
    SELECT count(DISTINCT a."id") AS "total" ${offered}`;
  const items = await getDatabase().$queryRaw<OfferedAppliance[]>`
    SELECT a."slug", a."name", a."summary", a."logoSha256", array_agg(DISTINCT vo."name") AS "vos" ${offered}
    GROUP BY a."id" ORDER BY lower(a."name"), a."id" LIMIT ${PAGE_SIZE} OFFSET ${(page - 1) * PAGE_SIZE}`;
  return toPage(items, Number(counted?.total ?? 0), page, PAGE_SIZE);
}
