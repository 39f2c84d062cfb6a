/** The catalogue's text search, on PostgreSQL's full text. */

import { getDatabase } from "#lib/platform/db/database.ts";
import { escapeLike } from "#lib/platform/db/escape-like.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { type Page, toPage } from "#lib/platform/page.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";
import { presentVos } from "#lib/vo/removal.ts";
import { listNamesWithin, loadTree } from "#lib/vocabulary/queries.ts";
import { type CategoryChoice, categoryChoices } from "./category-choices.ts";
import { statusOf, type VersionStatus } from "./version.ts";

const PAGE_SIZE = 24;
/** Nobody types more; thousands of words would keep the database busy for seconds. */
const LONGEST_TEXT = 200;

/** What is looked for; empty fields do not narrow. */
export type CatalogueSearch = {
  text: string;
  category: string | null;
  page: number;
};

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

/**
 * A page of appliances, the best match first; without text, the last changed first.
 *
 * Words are taken as beginnings of words, so that results come while typing.
 */
export async function searchAppliances(
  search: CatalogueSearch,
  now: Date = new Date(),
): Promise<Page<CatalogueEntry>> {
  const categories = search.category ? await listNamesWithin("category", storable(search.category)) : null;
  const { where, rank } = toSql(search.text, categories);
  const rows = await getDatabase().$queryRaw<{ id: string; total: bigint }[]>`
    SELECT a."id", count(*) OVER () AS total FROM "VirtualAppliance" a WHERE ${where}
    ORDER BY ${rank} a."updatedAt" DESC, a."id"
    LIMIT ${PAGE_SIZE} OFFSET ${(search.page - 1) * PAGE_SIZE}`;
  const items = await loadCatalogueEntries(
    rows.map(({ id }) => id),
    now,
  );
  return toPage(
    items,
    Number(rows[0]?.total ?? (await countFound(where, search.page))),
    search.page,
    PAGE_SIZE,
  );
}

/** A page beyond the last one has no row that could tell how many there are. */
async function countFound(where: Prisma.Sql, page: number): Promise<bigint> {
  if (page === 1) return 0n;
  const [row] = await getDatabase().$queryRaw<{ total: bigint }[]>`
    SELECT count(*) AS total FROM "VirtualAppliance" a WHERE ${where}`;
  return row?.total ?? 0n;
}

/** Condition and order of a search, for rows of appliances called `a`; in any category when `categories` is null. */
function toSql(typed: string, categories: string[] | null): { where: Prisma.Sql; rank: Prisma.Sql } {
  const text = storable(typed).trim().slice(0, LONGEST_TEXT);
  const words = toPrefixQuery(text);
  // As a word with its ending cut off, and as it stands: "jupy" alone would be taken for the stem "jupi".
  const query = words && Prisma.sql`(to_tsquery('english', ${words}) || to_tsquery('simple', ${words}))`;
  const isInName = Prisma.sql`a."name" ILIKE ${`%${escapeLike(text)}%`}`;
  const conditions = [Prisma.sql`a."archivedAt" IS NULL`];
  if (categories)
    conditions.push(
      Prisma.sql`(a."category" = ANY (${categories}) OR a."furtherCategories" && ${categories})`,
    );
  if (query) conditions.push(Prisma.sql`(a."searchText" @@ ${query} OR ${isInName})`);
  else if (typed.trim() !== "") conditions.push(isInName);
  const rank = query
    ? Prisma.sql`(lower(a."name") = lower(${text}))::int * 10 + (${isInName})::int
        + ts_rank_cd(a."searchText", ${query}) DESC,`
    : Prisma.empty;
  return { where: Prisma.join(conditions, " AND "), rank };
}

/** The one character that PostgreSQL's texts cannot hold becomes one that nothing is named with. */
function storable(text: string): string {
  return text.replaceAll("\0", "\uFFFD");
}

/** "deb 12.5" → `deb:* & 12.5:*`; null when the text holds no letters and digits. */
export function toPrefixQuery(text: string): string | null {
  const words = text.match(/\d+(?:\.\d+)+|[\p{L}\p{N}]+/gu) ?? [];
  return words.length === 0 ? null : words.map((word) => `${word}:*`).join(" & ");
}

/** The categories to narrow by while `chosen` is chosen, with how many appliances each has. */
export async function listCategories(chosen: string | null = null): Promise<CategoryChoice[]> {
  const [terms, rows] = await Promise.all([
    loadTree("category"),
    getDatabase().virtualAppliance.groupBy({
      by: ["category"],
      where: { archivedAt: null },
      _count: { _all: true },
    }),
  ]);
  return categoryChoices(terms, new Map(rows.map(({ category, _count }) => [category, _count._all])), chosen);
}

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
  const endorsing = await endorsingVosOf(ids);
  const entries = new Map(
    appliances.map(({ owner, versions: [latest], ...appliance }) => [
      appliance.id,
      {
        ...appliance,
        ownerName: owner?.name ?? null,
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

/** True figures for the start page. */
export async function countCatalogue(): Promise<{ appliances: number; images: number; vos: number }> {
  const database = getDatabase();
  const [appliances, images, vos] = await Promise.all([
    database.virtualAppliance.count({
      where: { archivedAt: null, versions: { some: { state: "latest" } } },
    }),
    database.image.count({ where: { version: { state: "latest", appliance: { archivedAt: null } } } }),
    database.voImageList.count({
      where: { revisions: { some: { state: "published" } }, vo: presentVos(new Date()) },
    }),
  ]);
  return { appliances, images, vos };
}
