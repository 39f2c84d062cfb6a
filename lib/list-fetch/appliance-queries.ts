/** Reads at which providers the lists have arrived that hold an appliance. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canOperate } from "#lib/provider/policy.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { isVoPresent } from "#lib/vo/present-vos.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Who has not asked for so many days may have stopped: nothing is said of them. */
const RECENT_DAYS = 60;

/** A provider that has fetched a revision of a VO's list which holds the appliance. */
export type Arrival = {
  provider: { slug: string; name: string; country: string };
  vo: { name: string; title: string };
  /** The newest revision that it fetched. */
  revision: number;
  /** Is that the one which is served now? */
  isCurrent: boolean;
  /** Versions of the appliance in that revision. */
  versions: string[];
  /** The day (UTC) on which it asked last, `2026-11-27`. */
  day: string;
};

/**
 * Providers that lately fetched a list with the appliance in it, by name. A list that has ended counts no more.
 *
 * A visitor is told the names of those alone whose VO has publicly opened a public list to them (their own page says so
 * too) and who have the current revision: who lags behind may still run what a security officer stopped, and who fetches a
 * closed list is the business of that VO. All others with public lists are counted. Curators of the list and operators of
 * the provider see everything, as on their own pages.
 */
export async function getArrivals(
  actor: Actor,
  applianceId: string,
  now: Date,
): Promise<{ named: Arrival[]; unnamed: number }> {
  const rows = await getDatabase().$queryRaw<Row[]>`
    WITH newest AS (
      SELECT f."voId", f."providerId", max(f."revisionNumber") AS number, max(f."lastAt") AS "lastAt"
      FROM "ListFetch" f
      WHERE f."lastAt" > ${new Date(now.getTime() - RECENT_DAYS * DAY_MS)}
      GROUP BY f."voId", f."providerId")
    SELECT n."voId"::text AS "voId", vo."name" AS "voName", vo."title" AS "voTitle", l."visibility"::text AS visibility,
      p."slug", p."name", p."country", n.number, n."lastAt",
      ARRAY(SELECT o."personId"::text FROM "ProviderOperator" o WHERE o."providerId" = p."id") AS operators,
      EXISTS (SELECT FROM "ListOpening" g WHERE g."voId" = n."voId" AND g."providerId" = p."id") AS "isOpen",
      n.number = (SELECT max(c."number") FROM "Revision" c WHERE c."voId" = n."voId" AND c."state" = 'published') AS "isCurrent",
      array_agg(DISTINCT v."version" ORDER BY v."version") AS versions
    FROM newest n
    JOIN "Revision" r ON r."voId" = n."voId" AND r."number" = n.number
    JOIN "RevisionEntry" e ON e."revisionId" = r."id"
    JOIN "Image" i ON i."id" = e."imageId"
    JOIN "ApplianceVersion" v ON v."id" = i."versionId"
    JOIN "Vo" vo ON vo."id" = n."voId" AND ${isVoPresent(now)}
    JOIN "VoImageList" l ON l."voId" = n."voId"
    JOIN "Provider" p ON p."id" = n."providerId"
    WHERE v."applianceId" = ${applianceId}::uuid
    GROUP BY n."voId", vo."name", vo."title", l."visibility", p."id", n.number, n."lastAt"
    ORDER BY p."name", vo."name"`;
  const named = rows.filter((row) => isTold(actor, row)).map(toArrival);
  const told = new Set(named.map(({ provider }) => provider.slug));
  const others = rows.filter(({ slug, visibility }) => visibility === "public" && !told.has(slug));
  return { named, unnamed: new Set(others.map(({ slug }) => slug)).size };
}

type Row = {
  voId: string;
  voName: string;
  voTitle: string;
  visibility: "public" | "token";
  slug: string;
  name: string;
  country: string;
  number: number;
  lastAt: Date;
  operators: string[];
  isOpen: boolean;
  isCurrent: boolean;
  versions: string[];
};

function isTold(actor: Actor, { voId, voName, visibility, operators, isOpen, isCurrent }: Row): boolean {
  if (visibility === "public" && isOpen && isCurrent) return true;
  if (actor.kind === "token") return false;
  return (
    canCurate(actor, { id: voId, name: voName }) ||
    canOperate(actor, { operators: operators.map((personId) => ({ personId })) })
  );
}

function toArrival({
  slug,
  name,
  country,
  voName,
  voTitle,
  number,
  isCurrent,
  versions,
  lastAt,
}: Row): Arrival {
  return {
    provider: { slug, name, country },
    vo: { name: voName, title: voTitle },
    ...{ revision: number, isCurrent, versions, day: lastAt.toISOString().slice(0, 10) },
  };
}
