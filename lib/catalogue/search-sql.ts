/** A search as SQL, for rows of the catalogue called `c`. */
import { Prisma } from "#lib/platform/db/generated/client.ts";
import {
  type CatalogueSearch,
  FACETS,
  type Facet,
  FRESHNESS,
  type Freshness,
  type Sort,
} from "./catalogue-search.ts";
import type { Place } from "./cursor.ts";
import { foldText, parseTypedText, type Term } from "./typed-text.ts";

/** What a search narrows by, ready to be put together. */
export type SearchConditions = {
  /** Of the text; null where none was typed. */
  text: Prisma.Sql | null;
  /** Of each facet with a choice; an index leads to `atMost` rows, going by the last count. */
  facets: { facet: Facet; condition: Prisma.Sql; atMost: number }[];
};

/** Numbers of values by facet and value, of those that any appliance has, and how many had them when counted last. */
export type ValueNumbers = ReadonlyMap<string, { id: number; appliances: number }>;

/** Appliances that the whole text names exactly: see resolve-identifier-queries.ts. */
export type ExactIds = readonly string[];

/** The key of a value in {@link ValueNumbers}. */
export function valueKey(facet: Facet, value: string): string {
  return `${facet}=${value}`;
}

/** The upper bits of a facet's numbers, as catalogue_facet_number of the database has them. */
export function facetNumber(facet: Facet): number {
  return (FACETS.indexOf(facet) + 1) * FACET_STEP;
}

/** 26 bits are left for the values of one facet. */
export const FACET_STEP = 2 ** 26;

export function toConditions(
  { text, facets }: Pick<CatalogueSearch, "text" | "facets">,
  numbers: ValueNumbers,
  exact: ExactIds,
  now: Date,
): SearchConditions {
  return {
    text: text === "" ? null : textCondition(text, exact),
    facets: FACETS.flatMap((facet) => {
      const values = facets[facet] ?? [];
      if (values.length === 0) return [];
      const known = values.map((value) => numbers.get(valueKey(facet, value))?.appliances ?? 0);
      return [
        {
          facet,
          condition: facetCondition(facet, values, numbers, now),
          // No index tells who is fresh.
          atMost: facet === "freshness" ? Number.POSITIVE_INFINITY : known.reduce((sum, one) => sum + one, 0),
        },
      ];
    }),
  };
}

function textCondition(text: string, exact: ExactIds): Prisma.Sql {
  const query = toQuery(parseTypedText(text));
  const found = query ? Prisma.sql`c."fullText" @@ ${query}` : Prisma.sql`false`;
  return exact.length === 0 ? found : Prisma.sql`(${found} OR ${isExact(exact)})`;
}

const isExact = (exact: ExactIds) => Prisma.sql`c."applianceId" = ANY (${[...exact]}::uuid[])`;

function facetCondition(
  facet: Facet,
  values: readonly string[],
  numbers: ValueNumbers,
  now: Date,
): Prisma.Sql {
  if (facet === "freshness") {
    const conditions = FRESHNESS.filter((one) => values.includes(one)).map((one) =>
      freshnessCondition(one, now),
    );
    return conditions.length === 0 ? Prisma.sql`false` : Prisma.sql`(${Prisma.join(conditions, " OR ")})`;
  }
  const wanted = values.flatMap((value) => numbers.get(valueKey(facet, value))?.id ?? []);
  return Prisma.sql`c."facets" && ${wanted}::int[]`;
}

const SOON = Prisma.sql`interval '30 days'`;

/** Time passes, so no row can hold this. */
export function freshnessCondition(freshness: Freshness, now: Date): Prisma.Sql {
  const published = Prisma.sql`c."publishedAt" IS NOT NULL AND c."revokedAt" IS NULL`;
  const alive = Prisma.sql`${published} AND (c."expiresAt" IS NULL OR c."expiresAt" > ${now})`;
  const conditions: Record<Freshness, Prisma.Sql> = {
    new: Prisma.sql`${alive} AND c."publishedAt" > ${now}::timestamptz - ${SOON}`,
    current: alive,
    expiring: Prisma.sql`${alive} AND c."expiresAt" <= ${now}::timestamptz + ${SOON}`,
    expired: Prisma.sql`${published} AND c."expiresAt" <= ${now}`,
    revoked: Prisma.sql`c."revokedAt" IS NOT NULL`,
    none: Prisma.sql`c."publishedAt" IS NULL`,
  };
  return Prisma.sql`(${conditions[freshness]})`;
}

/**
 * The terms as a query of full text: words as they stand or by their stem, the last one also as a beginning. Terms hold
 * letters, digits and points only, so they cannot be syntax.
 *
 * @param weights of the parts of the text to look in, such as `A` for names; all when left out
 * @returns null when nothing is looked for
 */
function toQuery(terms: readonly Term[], weights = ""): Prisma.Sql | null {
  if (terms.length === 0) return null;
  const distinct = new Map(terms.map((term) => [JSON.stringify(term), term]));
  return Prisma.sql`(${Prisma.join(
    [...distinct.values()].map((term) => toTermQuery(term, weights)),
    " && ",
  )})`;
}

function toTermQuery({ words, prefix, excluded }: Term, weights: string): Prisma.Sql {
  const lexemes = (lastMark: string) =>
    words
      .map((word, index) => {
        const marks = `${index === words.length - 1 ? lastMark : ""}${weights}`;
        return marks === "" ? `'${word}'` : `'${word}':${marks}`;
      })
      .join(" <-> ");
  const asTyped = Prisma.sql`to_tsquery('pg_catalog.simple', ${lexemes(prefix ? "*" : "")})`;
  const stemmed = Prisma.sql`to_tsquery('pg_catalog.english', ${lexemes("")})`;
  return excluded ? Prisma.sql`(!! (${asTyped} || ${stemmed}))` : Prisma.sql`(${asTyped} || ${stemmed})`;
}

/**
 * What a row is ordered by under this order, and how it is written in a {@link Place}.
 *
 * @param asOf freshness is judged as of then
 */
export function orderOf(
  search: Pick<CatalogueSearch, "text" | "sort">,
  exact: ExactIds,
  asOf: Date,
): SortKey {
  const keys: Record<Sort, () => SortKey> = {
    relevance: () => ({
      key: Prisma.sql`${scoreOf(search.text, exact, asOf)}`,
      written: Prisma.sql`sorted_by::text`,
      read: (value) => Prisma.sql`${value}::bigint`,
      ascending: false,
    }),
    name: () => ({
      key: Prisma.sql`c."nameKey"`,
      written: Prisma.sql`sorted_by`,
      read: (value) => Prisma.sql`${value}::text`,
      ascending: true,
    }),
    updated: () => ({
      key: Prisma.sql`c."updatedAt"`,
      written: Prisma.sql`to_char(sorted_by AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
      read: (value) => Prisma.sql`${value}::timestamptz`,
      ascending: false,
    }),
    followers: () => ({
      key: Prisma.sql`c."followers"`,
      written: Prisma.sql`sorted_by::text`,
      read: (value) => Prisma.sql`${value}::int`,
      ascending: false,
    }),
  };
  return keys[search.sort]();
}

/** How results are put in order, and how a place among them is found again. */
export type SortKey = {
  key: Prisma.Sql;
  written: Prisma.Sql;
  read: (value: string) => Prisma.Sql;
  ascending: boolean;
};

/**
 * How good a match a row is, in millionths. The parts are explained in docs/search.md, and lib/catalogue/ranking.db.test.ts
 * judges the whole.
 */
function scoreOf(text: string, exact: ExactIds, asOf: Date): Prisma.Sql {
  const wanted = parseTypedText(text).filter(({ excluded }) => !excluded);
  const folded = foldText(text);
  const parts = [standing(asOf)];
  if (exact.length > 0) parts.push(Prisma.sql`(${isExact(exact)})::int * 40`);
  const query = toQuery(wanted);
  if (query) {
    parts.push(
      Prisma.sql`CASE WHEN c."nameKey" = ${folded} THEN 10 ELSE 0 END`,
      Prisma.sql`CASE WHEN starts_with(c."nameKey", ${folded}) THEN 1.5::float8 ELSE 0 END`,
      // 3 for the name, 1.5 for name and tags, 1 with the summary; who has the first has the others too. Of two names that
      // hold the words, the one that says little else.
      Prisma.sql`CASE
        WHEN c."briefText" @@ ${toQuery(wanted, "A")}
        THEN 5.5::float8 + least(1, ${folded.length}::float8 / greatest(1, length(c."nameKey")))
        WHEN c."briefText" @@ ${toQuery(wanted, "AB")} THEN 2.5
        WHEN c."briefText" @@ ${toQuery(wanted, "ABC")} THEN 1 ELSE 0 END`,
      Prisma.sql`ts_rank('{0.1, 0.3, 0.6, 1.0}', c."briefText", ${query})`,
    );
  }
  return Prisma.sql`((${Prisma.join(parts, " + ")})::float8 * 1000000)::bigint`;
}

/** What speaks for an appliance whatever is looked for: from -2 to 1.3. */
function standing(asOf: Date): Prisma.Sql {
  return Prisma.sql`(c."merit" + CASE
    WHEN c."publishedAt" IS NULL THEN -1.2::float8
    WHEN c."revokedAt" IS NOT NULL THEN -2::float8
    WHEN c."expiresAt" <= ${asOf} THEN -1::float8
    ELSE 0.4::float8 * greatest(0, 1 - date_part('epoch', ${asOf}::timestamptz - c."publishedAt") / 31536000)
  END)`;
}

/** Rows beyond the place, seen in the direction of reading. */
export function beyond(
  place: Place,
  { key, read, ascending }: Pick<SortKey, "key" | "read" | "ascending">,
  side: "after" | "before",
  id: Prisma.Sql,
): Prisma.Sql {
  const operator = ascending === (side === "after") ? Prisma.raw(">") : Prisma.raw("<");
  return Prisma.sql`(${key}, ${id}) ${operator} (${read(place.value)}, ${place.applianceId}::uuid)`;
}
