/** Appliances as cards show them, and who endorses them. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";
import { statusOf, type VersionStatus } from "./version.ts";

/** An appliance as a card of the catalogue shows it. */
export type CatalogueEntry = {
  id: string;
  number: number;
  slug: string;
  name: string;
  summary: string;
  category: string;
  logoSha256: string | null;
  tags: string[];
  updatedAt: Date;
  ownerName: string | null;
  followers: number;
  /** Null: nothing published yet. */
  latest: {
    version: string;
    status: VersionStatus;
    publishedAt: Date | null;
    expiresAt: Date | null;
    operatingSystems: string[];
    formats: string[];
    architectures: string[];
    sizeBytes: bigint | null;
  } | null;
  /** Names of the VOs whose current list offers it. */
  endorsingVos: string[];
};

/** The cards of these appliances, in the order of the identifiers. */
export async function loadCatalogueEntries(ids: readonly string[], now: Date): Promise<CatalogueEntry[]> {
  const appliances = await getDatabase().virtualAppliance.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      number: true,
      slug: true,
      name: true,
      summary: true,
      category: true,
      logoSha256: true,
      tags: true,
      updatedAt: true,
      owner: { select: { name: true } },
      _count: { select: { followers: true } },
      versions: {
        where: { state: "latest", hiddenAt: null },
        select: {
          version: true,
          state: true,
          publishedAt: true,
          expiresAt: true,
          hiddenAt: true,
          revokedAt: true,
          images: { select: { osName: true, osVersion: true, format: true, arch: true, sizeBytes: true } },
        },
      },
    },
  });
  const endorsing = await endorsingVosOf(ids, now);
  const entries = new Map(
    appliances.map(({ owner, _count, versions: [latest], ...appliance }) => [
      appliance.id,
      {
        ...appliance,
        ownerName: owner?.name ?? null,
        followers: _count.followers,
        latest: latest ? summarise(latest, now) : null,
        endorsingVos: endorsing.get(appliance.id) ?? [],
      },
    ]),
  );
  return ids.flatMap((id) => entries.get(id) ?? []);
}

type LatestVersion = Parameters<typeof statusOf>[0] & {
  version: string;
  publishedAt: Date | null;
  images: { osName: string; osVersion: string; format: string; arch: string; sizeBytes: bigint | null }[];
};

function summarise(latest: LatestVersion, now: Date): CatalogueEntry["latest"] {
  const { version, publishedAt, expiresAt, images } = latest;
  const distinct = (values: string[]) => [...new Set(values)];
  return {
    version,
    publishedAt,
    expiresAt,
    status: statusOf(latest, now),
    operatingSystems: distinct(images.map(({ osName, osVersion }) => `${osName} ${osVersion}`)),
    formats: distinct(images.map(({ format }) => format)),
    architectures: distinct(images.map(({ arch }) => arch)),
    sizeBytes: images[0]?.sizeBytes ?? null,
  };
}

/** Which VOs' current lists offer these appliances: VO names by appliance. A list that has ended offers nothing. */
export async function endorsingVosOf(
  applianceIds: readonly string[],
  now: Date = new Date(),
): Promise<Map<string, string[]>> {
  if (applianceIds.length === 0) return new Map();
  const rows = await getDatabase().$queryRaw<{ applianceId: string; vo: string }[]>`
    SELECT DISTINCT v."applianceId"::text AS "applianceId", vo."name" AS vo
    FROM "ApplianceVersion" v
    JOIN "Image" i ON i."versionId" = v."id"
    JOIN "RevisionEntry" e ON e."imageId" = i."id"
    JOIN "Revision" r ON r."id" = e."revisionId"
    JOIN "Vo" vo ON vo."id" = r."voId"
    WHERE v."applianceId" IN (${Prisma.join(applianceIds.map((id) => Prisma.sql`${id}::uuid`))})
      AND ${isVoPresent(now)}
      AND r."number" = (SELECT max(c."number") FROM "Revision" c WHERE c."voId" = r."voId" AND c."state" = 'published')
    ORDER BY vo`;
  const byAppliance = new Map<string, string[]>();
  for (const { applianceId, vo } of rows) {
    byAppliance.set(applianceId, [...(byAppliance.get(applianceId) ?? []), vo]);
  }
  return byAppliance;
}
