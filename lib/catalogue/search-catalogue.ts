/** The catalogue's search: a page of results and what they can be narrowed by, in one look at the rows. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { type CatalogueEntry, loadCatalogueEntries } from "#lib/virtual-appliance/catalogue-entry-queries.ts";
import { loadTree } from "#lib/vocabulary/queries.ts";
import {
  type CatalogueSearch,
  defaultSort,
  FACETS,
  type Facet,
  FRESHNESS,
  listChosen,
} from "./catalogue-search.ts";
import { type Place, readPlace, writePlace } from "./cursor.ts";
import { type FacetChoices, type FacetCount, nameOfValue, shapeFacets } from "./facet-choices.ts";
import { correctText, loadNumbers, resolveIdentifiers } from "./search-queries.ts";
import {
  beyond,
  FACET_STEP,
  facetNumber,
  freshnessCondition,
  orderOf,
  type SearchConditions,
  type SortKey,
  toConditions,
  valueKey,
} from "./search-sql.ts";

/** Fills rows of two, three and four cards. */
const PAGE_SIZE = 24;
/** Larger catalogues are counted by the worker, for the search that narrows nothing. */
const COUNTED_AT_ONCE = 1000;
/** So few results may be a misspelling's. */
const FEW = 2;

/** What a search found, and where to go from there. */
export type CatalogueResults = {
  /** As it was answered: with the corrected text where the one typed found nothing. */
  search: CatalogueSearch;
  items: CatalogueEntry[];
  total: number;
  facets: FacetChoices[];
  previous: CatalogueSearch | null;
  next: CatalogueSearch | null;
  /** The text that found nothing, when `search` has a corrected one. */
  typed: string | null;
  /** Another spelling that finds more; null when there is none, or none is needed. */
  suggestion: { search: CatalogueSearch; total: number } | null;
  /** When nothing was found: choices without which something would be. */
  wayOut: { search: CatalogueSearch; facet: Facet | null; total: number }[];
  /** Names of the values that are chosen, by {@link valueKey}. */
  names: ReadonlyMap<string, string>;
};

/**
 * Answers a search for everybody: a page of appliances, and all facets with counts that react to one another.
 *
 * A text that finds nothing is corrected where a correction finds something, unless the search says that it is exact.
 */
export async function searchCatalogue(
  search: CatalogueSearch,
  now: Date = new Date(),
): Promise<CatalogueResults> {
  const found = await run(search, now);
  if (search.text === "" || found.total > FEW || search.cursor)
    return present(search, found, null, null, now);
  const corrected = await correctText(search.text);
  const other = corrected === null ? null : { ...search, text: corrected, cursor: null };
  const better = other && (await run(other, now));
  if (!other || !better || better.total <= found.total) return present(search, found, null, null, now);
  if (found.total === 0 && !search.exact) return present(other, better, search.text, null, now);
  return present(search, found, null, { search: other, total: better.total }, now);
}

/** The facets of a search alone. */
export async function countFacets(search: CatalogueSearch, now: Date): Promise<FacetChoices[]> {
  const [{ counts }, categories, disciplines] = await Promise.all([
    run(search, now),
    loadTree("category"),
    loadTree("discipline"),
  ]);
  const providers = await loadProviderNames(search, counts);
  return shapeFacets(counts, search, { categories, disciplines, providers });
}

/**
 * The appliances that match a text best, the best first, and nothing else: no counts. A text that finds nothing is
 * corrected.
 */
export async function findBestIds(text: string, most: number, now: Date): Promise<string[]> {
  if (text.trim() === "") return [];
  const found = await listBest(text, most, now);
  const corrected = found.length === 0 ? await correctText(text) : null;
  return corrected === null ? found : listBest(corrected, most, now);
}

async function listBest(text: string, most: number, now: Date): Promise<string[]> {
  const exact = await resolveIdentifiers(text);
  const conditions = toConditions({ text, facets: {} }, new Map(), exact, now);
  const { key } = orderOf({ text, sort: "relevance" }, exact, now);
  const rows = await getDatabase().$queryRaw<{ applianceId: string }[]>`
    SELECT c."applianceId"::text AS "applianceId" FROM "CatalogueRow" c WHERE ${whereOf(conditions.text, [])}
    ORDER BY ${key} DESC, c."applianceId" DESC LIMIT ${most}`;
  return rows.map(({ applianceId }) => applianceId);
}

/** What the database says. */
type Found = {
  page: { applianceId: string; value: string }[];
  hasPrevious: boolean;
  hasNext: boolean;
  asOf: Date;
  total: number;
  counts: FacetCount[];
  /** Results without the choice of one facet, for each facet with a choice. */
  without: ReadonlyMap<Facet, number>;
};

async function run(search: CatalogueSearch, now: Date): Promise<Found> {
  const place = search.cursor ? readPlace(search.cursor.key, search.sort) : null;
  const asOf = place ? new Date(place.asOf) : now;
  const [numbers, exact] = await Promise.all([loadNumbers(search), resolveIdentifiers(search.text)]);
  const conditions = toConditions(search, numbers, exact, now);
  const sorted = orderOf(search, exact, asOf);
  const side = place && search.cursor ? search.cursor.side : "after";
  const slice = { place, side, sorted } as const;
  const found = await (conditions.text === null && conditions.facets.length <= 1
    ? browse(conditions.facets[0] ?? null, slice, now)
    : narrow(conditions.text, conditions.facets, slice, now));
  return { ...found, ...toPage(found.rows, place, side), asOf };
}

type Slice = { place: Place | null; side: "after" | "before"; sorted: SortKey };
type Row = { applianceId: string; value: string };
type Answer = Pick<Found, "total" | "counts" | "without"> & { rows: Row[] };

/** One row more than a page was asked for: it tells whether there is another page. */
function toPage(rows: Row[], place: Place | null, side: "after" | "before") {
  const more = rows.length > PAGE_SIZE;
  const page = rows.slice(0, PAGE_SIZE);
  return side === "after"
    ? { page, hasPrevious: place !== null, hasNext: more }
    : { page: page.reverse(), hasPrevious: more, hasNext: true };
}

/** ORDER BY and LIMIT of a page that begins or ends at the place. */
function inOrder({ sorted, side }: Slice, key: Prisma.Sql, id: Prisma.Sql): Prisma.Sql {
  const direction = Prisma.raw(sorted.ascending === (side === "after") ? "ASC" : "DESC");
  return Prisma.sql`ORDER BY ${key} ${direction}, ${id} ${direction} LIMIT ${PAGE_SIZE + 1}`;
}

/**
 * Everything there is, or what one facet leaves of it. Where the catalogue is large, what concerns the whole of it was
 * counted before: all counts when nothing is chosen, and those of the one facet with a choice, which do not react to it.
 */
async function browse(
  chosen: SearchConditions["facets"][number] | null,
  slice: Slice,
  now: Date,
): Promise<Answer> {
  const counted = await loadCounted();
  if (!counted) return narrow(null, chosen ? [chosen] : [], slice, now);
  if (!chosen) return { ...counted, rows: await readAlong(slice), without: new Map() };
  const found = await narrow(chosen.condition, [], slice, now);
  const { facet } = chosen;
  return {
    ...found,
    counts: [
      ...found.counts.filter((count) => count.facet !== facet),
      ...counted.counts.filter((count) => count.facet === facet),
    ],
    without: new Map([[facet, counted.total]]),
  };
}

/** A page of everything, read along the index of its order. */
function readAlong(slice: Slice): Promise<Row[]> {
  const { key, written } = slice.sorted;
  const id = Prisma.sql`c."applianceId"`;
  const where = slice.place
    ? Prisma.sql`WHERE ${beyond(slice.place, slice.sorted, slice.side, id)}`
    : Prisma.empty;
  return getDatabase().$queryRaw<Row[]>`
    SELECT "applianceId"::text, ${written} AS value FROM (
      SELECT c."applianceId", ${key} AS sorted_by FROM "CatalogueRow" c ${where} ${inOrder(slice, key, id)}
    ) AS page`;
}

/** The counts that the worker made of a large catalogue; null where it is small enough to be counted now. */
async function loadCounted(): Promise<{ total: number; counts: FacetCount[] } | null> {
  const [row] = await getDatabase().$queryRaw<{ total: number; counts: NarrowRow["counts"] }[]>`
    SELECT s."appliances" AS total, json_agg(json_build_array(f."facet", f."value", f."appliances")) AS counts
    FROM "CatalogueSummary" s JOIN "CatalogueFacetValue" f ON f."appliances" > 0
    WHERE s."id" = 1 AND s."appliances" > ${COUNTED_AT_ONCE} GROUP BY s."appliances"`;
  return row ? { total: row.total, counts: row.counts.map(toCount) } : null;
}

/**
 * Rows that match a condition and all facets but one at most, once through: those that match all are the results, and those
 * that miss one facet count for the values of that facet only.
 */
async function narrow(
  condition: Prisma.Sql | null,
  facets: SearchConditions["facets"],
  slice: Slice,
  now: Date,
): Promise<Answer> {
  const { key, written } = slice.sorted;
  const id = Prisma.sql`"applianceId"`;
  const within = slice.place
    ? Prisma.sql`AND ${beyond(slice.place, { ...slice.sorted, key: Prisma.sql`sorted_by` }, slice.side, id)}`
    : Prisma.empty;
  const freshness = Prisma.join(
    FRESHNESS.map((one) => Prisma.sql`count(*) FILTER (WHERE ${freshnessCondition(one, now)})`),
  );
  const [row] = await getDatabase().$queryRaw<[NarrowRow]>`
    WITH matched AS MATERIALIZED (
      SELECT c."applianceId", c."facets", c."publishedAt", c."expiresAt", c."revokedAt", ${missedOf(facets)} AS missed,
        ${key} AS sorted_by
      FROM "CatalogueRow" c WHERE ${whereOf(condition, facets)}
    ), page AS (
      SELECT "applianceId", sorted_by FROM matched WHERE missed = 0 ${within}
      ${inOrder(slice, Prisma.sql`sorted_by`, id)}
    ), counted AS (
      SELECT value, count(*) AS number FROM (SELECT missed, unnest("facets") AS value FROM matched) AS m
      WHERE missed = 0 OR missed = value / ${Prisma.raw(String(FACET_STEP))}
      GROUP BY value
    )
    SELECT
      (SELECT coalesce(json_agg(json_build_object('applianceId', "applianceId", 'value', ${written})), '[]') FROM page) AS rows,
      (SELECT coalesce(json_agg(json_build_array(f."facet", f."value", n.number)), '[]')
        FROM counted n JOIN "CatalogueFacetValue" f ON f."id" = n.value) AS counts,
      (SELECT coalesce(json_agg(json_build_array(missed, number)), '[]')
        FROM (SELECT missed, count(*) AS number FROM matched GROUP BY missed) AS n) AS misses,
      (SELECT json_build_array(${freshness}) FROM matched c
        WHERE missed = 0 OR missed = ${facetNumber("freshness") / FACET_STEP}) AS freshness`;
  return toAnswer(row, facets);
}

type NarrowRow = {
  rows: Row[];
  counts: [Facet, string, number][];
  misses: [number, number][];
  freshness: number[];
};

function toCount([facet, value, count]: [Facet, string, number]): FacetCount {
  return { facet, value, count };
}

function toAnswer(
  { rows, counts, misses, freshness }: NarrowRow,
  facets: SearchConditions["facets"],
): Answer {
  const missed = new Map(misses);
  const total = missed.get(0) ?? 0;
  return {
    rows,
    total,
    counts: [
      ...counts.map(toCount),
      ...FRESHNESS.map((value, index) => ({
        facet: "freshness" as const,
        value,
        count: freshness[index] ?? 0,
      })),
    ],
    without: new Map(
      facets.map(({ facet }) => [facet, total + (missed.get(facetNumber(facet) / FACET_STEP) ?? 0)]),
    ),
  };
}

/** Which facet's choice a row misses; 0: none. */
function missedOf(facets: SearchConditions["facets"]): Prisma.Sql {
  if (facets.length === 0) return Prisma.sql`0`;
  const cases = facets.map(
    ({ facet, condition }) =>
      Prisma.sql`WHEN NOT ${condition} THEN ${Prisma.raw(String(facetNumber(facet) / FACET_STEP))}`,
  );
  return Prisma.sql`CASE ${Prisma.join(cases, " ")} ELSE 0 END`;
}

function whereOf(condition: Prisma.Sql | null, facets: SearchConditions["facets"]): Prisma.Sql {
  const all = condition ? [condition] : [];
  const [rarest, second] = facets.toSorted((a, b) => a.atMost - b.atMost);
  if (rarest && second) {
    const misses = facets.map((facet) => Prisma.sql`(NOT ${facet.condition})::int`);
    all.push(Prisma.sql`${Prisma.join(misses, " + ")} <= 1`);
    // Follows from the line above, and lets the database use its index.
    if (!condition) all.push(Prisma.sql`(${rarest.condition} OR ${second.condition})`);
  }
  return all.length === 0 ? Prisma.sql`true` : Prisma.join(all, " AND ");
}

async function present(
  search: CatalogueSearch,
  found: Found,
  typed: string | null,
  suggestion: CatalogueResults["suggestion"],
  now: Date,
): Promise<CatalogueResults> {
  const [items, categories, disciplines, providers, wayOut] = await Promise.all([
    loadCatalogueEntries(
      found.page.map(({ applianceId }) => applianceId),
      now,
    ),
    loadTree("category"),
    loadTree("discipline"),
    loadProviderNames(search, found.counts),
    findWayOut(search, found, now),
  ]);
  return {
    search,
    items,
    total: found.total,
    facets: shapeFacets(found.counts, search, { categories, disciplines, providers }),
    previous: found.hasPrevious ? atEdge(search, found, "before") : null,
    next: found.hasNext ? atEdge(search, found, "after") : null,
    typed,
    suggestion,
    wayOut,
    names: new Map(
      listChosen(search).map(({ facet, value }) => [
        valueKey(facet, value),
        nameOfValue(facet, value, providers),
      ]),
    ),
  };
}

/** The page beside this one; null when this one is empty. */
function atEdge(
  search: CatalogueSearch,
  { page, asOf }: Found,
  side: "after" | "before",
): CatalogueSearch | null {
  const row = side === "after" ? page.at(-1) : page[0];
  if (!row) return null;
  const key = writePlace({ ...row, sort: search.sort, asOf: asOf.getTime() });
  return { ...search, cursor: { side, key } };
}

async function loadProviderNames(
  search: CatalogueSearch,
  counts: readonly FacetCount[],
): Promise<Map<string, string>> {
  const slugs = counts.filter(({ facet }) => facet === "provider").map(({ value }) => value);
  const wanted = [...slugs, ...(search.facets.provider ?? [])];
  if (wanted.length === 0) return new Map();
  const providers = await getDatabase().provider.findMany({
    where: { slug: { in: wanted } },
    select: { slug: true, name: true },
  });
  return new Map(providers.map(({ slug, name }) => [slug, name]));
}

/** Nothing was found: which one choice to take back, the most helpful first. */
async function findWayOut(
  search: CatalogueSearch,
  found: Found,
  now: Date,
): Promise<CatalogueResults["wayOut"]> {
  if (found.total > 0) return [];
  const withoutFacet = FACETS.flatMap((facet) => {
    const total = found.without.get(facet) ?? 0;
    const { [facet]: _taken, ...facets } = search.facets;
    return total === 0 ? [] : [{ search: { ...search, facets, cursor: null }, facet, total }];
  });
  if (search.text === "" || found.without.size === 0) return withoutFacet.sort((a, b) => b.total - a.total);
  const withoutText = { ...search, text: "", sort: defaultSort(""), exact: false, cursor: null };
  const { total } = await run(withoutText, now);
  const more = total === 0 ? [] : [{ search: withoutText, facet: null, total }];
  return [...withoutFacet.sort((a, b) => b.total - a.total), ...more];
}
