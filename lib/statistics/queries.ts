/**
 * Counts of what everybody may see. Nothing tells what one provider does: fetches are counted over all of them, and lists
 * that are not public tell how much is on them only, as their own pages do. Lists of VOs that have ended are left out of
 * what is now, and stay in what was, month by month and day by day.
 */

import { LRUCache } from "lru-cache";
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";
import { currentRevisions } from "./current-revisions.ts";
import { DATASETS, DAYS, type DatasetName } from "./datasets.ts";
import { boundsOf, monthsOf, type Period } from "./period.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Who has fetched within so many days runs a client that works. */
const ACTIVE_DAYS = 30;
/** Counting a large catalogue takes long enough that a page nobody waits for must not do it at every request. */
const KEPT_MS = 60_000;

/** What was counted under one name; for months and days, `2026-11` and `2026-11-27`. */
export type Counted = { label: string; value: number };

/** True figures of the whole catalogue. */
export type Figures = {
  /** With a version that is published and neither hidden, revoked nor expired. */
  appliances: number;
  /** Of those versions, with their bytes together. */
  images: number;
  bytes: bigint;
  /** With a published list. */
  vos: number;
  /** That fetched a list with an access token within the last 30 days. */
  activeProviders: number;
};

/** A current version `v` of an appliance `a` that stands in the catalogue. */
const currentVersion = (now: Date) => Prisma.sql`
  v."state" = 'latest' AND v."hiddenAt" IS NULL AND v."revokedAt" IS NULL
  AND (v."expiresAt" IS NULL OR v."expiresAt" > ${now}) AND a."archivedAt" IS NULL`;

/** Figures for the start page and the head of the statistics. */
export async function getFigures(now: Date): Promise<Figures> {
  const [figures] = await getDatabase().$queryRaw<
    { appliances: bigint; images: bigint; bytes: bigint; vos: bigint; activeProviders: bigint }[]
  >`
    SELECT c.*,
      (SELECT count(*) FROM ${currentRevisions(now)} r) AS "vos",
      (SELECT count(DISTINCT "providerId") FROM "ListFetch"
       WHERE "lastAt" > ${new Date(now.getTime() - ACTIVE_DAYS * DAY_MS)}) AS "activeProviders"
    FROM (
      SELECT count(DISTINCT a."id") AS "appliances", count(i."id") AS "images",
        coalesce(sum(i."sizeBytes"), 0)::bigint AS "bytes"
      FROM "ApplianceVersion" v JOIN "VirtualAppliance" a ON a."id" = v."applianceId"
      LEFT JOIN "Image" i ON i."versionId" = v."id"
      WHERE ${currentVersion(now)}
    ) c`;
  return {
    appliances: Number(figures?.appliances ?? 0),
    images: Number(figures?.images ?? 0),
    bytes: figures?.bytes ?? 0n,
    vos: Number(figures?.vos ?? 0),
    activeProviders: Number(figures?.activeProviders ?? 0),
  };
}

/** The counts of one dataset: the largest first, months and days in their order with none left out. At most a minute old. */
export async function loadDataset(name: DatasetName, period: Period, now: Date): Promise<Counted[]> {
  const key = DATASETS[name].time === "months" ? `${name} ${period.from} ${period.to}` : name;
  const known = kept.get(key);
  // Tests, and servers whose clock was set, ask for other moments than the present.
  if (known && Math.abs(known.at - now.getTime()) < KEPT_MS) return known.rows;
  const rows = await LOADERS[name](period, now);
  kept.set(key, { rows, at: now.getTime() });
  return rows;
}

const kept = new LRUCache<string, { rows: Counted[]; at: number }>({ max: 200 });

/** Counts from before are forgotten. For tests. */
export function forgetCounted(): void {
  kept.clear();
}

type Loader = (period: Period, now: Date) => Promise<Counted[]>;

const LOADERS: Readonly<Record<DatasetName, Loader>> = {
  "versions-by-month": (period) =>
    countMonths(
      period,
      ({ start, end }) => Prisma.sql`
      SELECT "publishedAt" AS "at" FROM "ApplianceVersion"
      WHERE "state" <> 'working' AND "hiddenAt" IS NULL AND "publishedAt" >= ${start} AND "publishedAt" < ${end}`,
    ),
  "appliances-by-month": (period) =>
    countMonths(
      period,
      ({ start, end }) => Prisma.sql`
      SELECT min("publishedAt") AS "at" FROM "ApplianceVersion"
      WHERE "state" <> 'working' AND "hiddenAt" IS NULL
      GROUP BY "applianceId" HAVING min("publishedAt") >= ${start} AND min("publishedAt") < ${end}`,
    ),
  "appliances-by-category": (_, now) =>
    count(Prisma.sql`SELECT a."category" AS "label" ${fromCurrentVersions(now)}`),
  "appliances-by-discipline": (_, now) =>
    count(Prisma.sql`SELECT unnest(a."disciplines") AS "label" ${fromCurrentVersions(now)}`),
  "images-by-operating-system": (_, now) =>
    count(Prisma.sql`SELECT i."osName" AS "label" ${fromCurrentImages(now)}`),
  "images-by-architecture": (_, now) =>
    count(Prisma.sql`SELECT i."arch" AS "label" ${fromCurrentImages(now)}`),
  "images-by-format": (_, now) => count(Prisma.sql`SELECT i."format" AS "label" ${fromCurrentImages(now)}`),
  "images-by-report": (_, now) =>
    count(Prisma.sql`
      SELECT CASE p."grade" WHEN 'clean' THEN 'Nothing to mend' WHEN 'advice' THEN 'With advice'
        WHEN 'failing' THEN 'With problems' ELSE 'Not looked at' END AS "label"
      ${fromCurrentImages(now, Prisma.sql`LEFT JOIN "ImageReport" p ON p."imageId" = i."id"`)}`),
  "images-by-checksum": (_, now) =>
    count(Prisma.sql`
      SELECT CASE i."checksumSource" WHEN 'measured' THEN 'Measured here' WHEN 'declared' THEN 'Declared by the author'
        ELSE 'Not known' END AS "label" ${fromCurrentImages(now)}`),
  "revisions-by-month": (period) =>
    countMonths(
      period,
      ({ start, end }) => Prisma.sql`
      SELECT "createdAt" AS "at" FROM "Revision"
      WHERE "state" = 'published' AND "createdAt" >= ${start} AND "createdAt" < ${end}`,
    ),
  "appliances-by-vo": (_, now) =>
    count(Prisma.sql`
      SELECT DISTINCT vo."name" AS "label", v."applianceId" FROM ${currentRevisions(now)} r
      JOIN "Vo" vo ON vo."id" = r."voId" JOIN "RevisionEntry" e ON e."revisionId" = r."id"
      JOIN "Image" i ON i."id" = e."imageId" JOIN "ApplianceVersion" v ON v."id" = i."versionId"`),
  "images-by-vo": (_, now) =>
    count(Prisma.sql`
      SELECT vo."name" AS "label" FROM ${currentRevisions(now)} r
      JOIN "Vo" vo ON vo."id" = r."voId" JOIN "RevisionEntry" e ON e."revisionId" = r."id"`),
  "fetches-by-day": (_, now) => countDays(now),
  "providers-by-freshness": (_, now) => loadFreshness(now),
  "providers-by-country": () => count(Prisma.sql`SELECT "country" AS "label" FROM "Provider"`),
};

const fromCurrentVersions = (now: Date) => Prisma.sql`
  FROM "ApplianceVersion" v JOIN "VirtualAppliance" a ON a."id" = v."applianceId" WHERE ${currentVersion(now)}`;

const fromCurrentImages = (now: Date, joined: Prisma.Sql = Prisma.empty) => Prisma.sql`
  FROM "Image" i JOIN "ApplianceVersion" v ON v."id" = i."versionId"
  JOIN "VirtualAppliance" a ON a."id" = v."applianceId" ${joined} WHERE ${currentVersion(now)}`;

/** How often each label comes out of a statement, the most frequent first. */
async function count(labels: Prisma.Sql): Promise<Counted[]> {
  const rows = await getDatabase().$queryRaw<{ label: string; value: bigint }[]>`
    SELECT "label", count(*) AS "value" FROM (${labels}) l GROUP BY "label" ORDER BY "value" DESC, "label"`;
  return rows.map(({ label, value }) => ({ label, value: Number(value) }));
}

async function countMonths(
  period: Period,
  moments: (bounds: { start: Date; end: Date }) => Prisma.Sql,
): Promise<Counted[]> {
  const found = await countMoments(moments(boundsOf(period)), "YYYY-MM");
  return monthsOf(period).map((label) => ({ label, value: found.get(label) ?? 0 }));
}

/** First fetches of a revision by a provider, whatever client fetched it. */
async function countDays(now: Date): Promise<Counted[]> {
  const today = Math.floor(now.getTime() / DAY_MS);
  const start = new Date((today - DAYS + 1) * DAY_MS);
  const found = await countMoments(
    Prisma.sql`
      SELECT min("firstAt") AS "at" FROM "ListFetch" GROUP BY "voId", "providerId", "revisionNumber"
      HAVING min("firstAt") >= ${start} AND min("firstAt") <= ${now}`,
    "YYYY-MM-DD",
  );
  return Array.from({ length: DAYS }, (_, place) => {
    const label = new Date(start.getTime() + place * DAY_MS).toISOString().slice(0, 10);
    return { label, value: found.get(label) ?? 0 };
  });
}

async function countMoments(
  moments: Prisma.Sql,
  step: "YYYY-MM" | "YYYY-MM-DD",
): Promise<Map<string, number>> {
  const rows = await getDatabase().$queryRaw<{ label: string; value: bigint }[]>`
    SELECT to_char("at" AT TIME ZONE 'UTC', ${step}) AS "label", count(*) AS "value"
    FROM (${moments}) m GROUP BY 1`;
  return new Map(rows.map(({ label, value }) => [label, Number(value)]));
}

/** How far behind the published revision each provider is, over all lists that it has fetched and that are answered. */
async function loadFreshness(now: Date): Promise<Counted[]> {
  const rows = await getDatabase().$queryRaw<{ behind: number; value: bigint }[]>`
    SELECT least(newer."behind", 3)::int AS "behind", count(*) AS "value"
    FROM (
      SELECT f."voId", f."providerId", max(f."revisionNumber") AS "number"
      FROM "ListFetch" f JOIN "Vo" vo ON vo."id" = f."voId" WHERE ${isVoPresent(now)} GROUP BY 1, 2
    ) f
    CROSS JOIN LATERAL (
      SELECT count(*) AS "behind" FROM "Revision" r
      WHERE r."voId" = f."voId" AND r."state" = 'published' AND r."number" > f."number"
    ) newer
    GROUP BY 1`;
  const found = new Map(rows.map(({ behind, value }) => [behind, Number(value)]));
  return FRESHNESS.map((label, behind) => ({ label, value: found.get(behind) ?? 0 }));
}

/** By how many newer revisions there are; the last one and more. */
export const FRESHNESS = ["The current one", "One behind", "Two behind", "Three or more behind"] as const;
