/** The facets of a result as a page offers them: which values, in which order, and what stands below what. */
import { inTreeOrder, type TreeTerm } from "#lib/vocabulary/term.ts";
import { type CatalogueSearch, CLOSED_FACETS, FACETS, type Facet } from "./catalogue-search.ts";
import { describeFacetValue } from "./facet-words.ts";

/** How many of the results have a value. */
export type FacetCount = { facet: Facet; value: string; count: number };

export type FacetChoice = {
  value: string;
  label: string;
  /** Results if this were the facet's only choice, all other facets staying as they are. */
  count: number;
  chosen: boolean;
  /** 0 for the top; versions stand below their system, terms below their branch. */
  level: number;
};

export type FacetChoices = { facet: Facet; choices: FacetChoice[] };

/** What shapes facets beside the counts. */
export type FacetShapes = {
  categories: readonly TreeTerm[];
  disciplines: readonly TreeTerm[];
  /** Names of providers by their slugs. */
  providers: ReadonlyMap<string, string>;
};

const byText = new Intl.Collator("en", { numeric: true });
const collate = (a: string, b: string) => byText.compare(a, b);

/** Facets that have something to choose; what is chosen is there in any case, so that it can be taken back. */
export function shapeFacets(
  counts: readonly FacetCount[],
  search: Pick<CatalogueSearch, "facets">,
  shapes: FacetShapes,
): FacetChoices[] {
  return FACETS.flatMap((facet) => {
    const choices = shapeFacet(facet, counts, search.facets[facet] ?? [], shapes);
    return choices.length === 0 ? [] : [{ facet, choices }];
  });
}

function shapeFacet(
  facet: Facet,
  counts: readonly FacetCount[],
  chosen: readonly string[],
  shapes: FacetShapes,
): FacetChoice[] {
  const byValue = new Map(
    counts.filter((one) => one.facet === facet && one.count > 0).map(({ value, count }) => [value, count]),
  );
  for (const value of chosen) byValue.set(value, byValue.get(value) ?? 0);
  return orderOf(facet, byValue, shapes).map(({ value, level }) => ({
    value,
    level,
    label: nameOfValue(facet, value, shapes.providers),
    count: byValue.get(value) ?? 0,
    chosen: chosen.includes(value),
  }));
}

/** What a value is called, providers by their names. */
export function nameOfValue(facet: Facet, value: string, providers: ReadonlyMap<string, string>): string {
  return facet === "provider" ? (providers.get(value) ?? value) : describeFacetValue(facet, value);
}

type Placed = { value: string; level: number };

function orderOf(facet: Facet, counts: ReadonlyMap<string, number>, shapes: FacetShapes): Placed[] {
  const frequent = [...counts.keys()].sort(
    (a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || collate(a, b),
  );
  const fixed = CLOSED_FACETS[facet];
  if (fixed) return frequent.map(flat).sort((a, b) => fixed.indexOf(a.value) - fixed.indexOf(b.value));
  if (facet === "os") return belowTheirSystems(frequent);
  if (facet === "category") return alongTree(shapes.categories, frequent);
  if (facet === "discipline") return alongTree(shapes.disciplines, frequent);
  return frequent.map(flat);
}

const flat = (value: string): Placed => ({ value, level: 0 });

/** "Debian", then "Debian 13" and "Debian 12" below it. */
function belowTheirSystems(values: readonly string[]): Placed[] {
  const isVersionOf = (value: string, system: string) => value.startsWith(`${system} `);
  const systems = values.filter((value) => !values.some((system) => isVersionOf(value, system)));
  return systems.flatMap((system) => [
    flat(system),
    ...values
      .filter((value) => isVersionOf(value, system))
      .sort((a, b) => collate(b, a))
      .map((value) => ({ value, level: 1 })),
  ]);
}

/** As the vocabulary has them; what no term stands for (any more) comes last. */
function alongTree(terms: readonly TreeTerm[], values: readonly string[]): Placed[] {
  const present = new Set(values);
  const known = inTreeOrder(terms).flatMap(({ name, level }) =>
    present.has(name) ? [{ value: name, level }] : [],
  );
  const placed = new Set(known.map(({ value }) => value));
  return [...known, ...values.filter((value) => !placed.has(value)).map(flat)];
}
