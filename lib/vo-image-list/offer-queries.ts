/** Reads what published lists offer, for pages about VOs and sites. What is on a list is for everybody to read. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";

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

/** An appliance as the lists of some VOs offer it. */
export type OfferedAppliance = {
  slug: string;
  name: string;
  summary: string;
  logoSha256: string | null;
  /** VOs on whose current list it is. */
  vos: string[];
};

/** The appliances on the current lists of these VOs, by name. */
export async function listOfferedAppliances(vos: readonly string[]): Promise<OfferedAppliance[]> {
  if (vos.length === 0) return [];
  return getDatabase().$queryRaw<OfferedAppliance[]>`
    SELECT a."slug", a."name", a."summary", a."logoSha256", array_agg(DISTINCT vo."name") AS "vos"
    FROM "Vo" vo
    JOIN LATERAL (
      SELECT "id" FROM "Revision" WHERE "voId" = vo."id" AND "state" = 'published' ORDER BY "number" DESC LIMIT 1
    ) r ON true
    JOIN "RevisionEntry" e ON e."revisionId" = r."id" JOIN "Image" i ON i."id" = e."imageId"
    JOIN "ApplianceVersion" v ON v."id" = i."versionId" JOIN "VirtualAppliance" a ON a."id" = v."applianceId"
    WHERE vo."name" IN (${Prisma.join([...vos])})
    GROUP BY a."id" ORDER BY lower(a."name")`;
}
