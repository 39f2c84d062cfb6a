/**
 * A search of the catalogue as a value: what was typed, what was chosen of each facet, the order and the place in the
 * results. It lives in the query of an address, so that a search can be shared, bookmarked, saved and paged.
 */
import { firstOf, readLine } from "#lib/platform/address-parameters.ts";
import { paths } from "#lib/platform/paths.ts";

/** What a search can be narrowed by; each is also the name of its parameter. The order is that of addresses and pages. */
export const FACETS = [
  "category",
  "discipline",
  "os",
  "arch",
  "format",
  "hypervisor",
  "vo",
  "provider",
  "licence",
  "accelerator",
  "freshness",
  "integrity",
  "report",
] as const;

export type Facet = (typeof FACETS)[number];

/** How fresh the current version is; none: nothing that everybody sees was published. */
export const FRESHNESS = ["new", "current", "expiring", "expired", "revoked", "none"] as const;
/** How the checksums of its images are known. */
export const INTEGRITY = ["measured", "declared", "unknown"] as const;
/** The gravest grade of its images' reports; none: no image has one. */
export const REPORT_GRADES = ["clean", "advice", "failing", "none"] as const;

export type Freshness = (typeof FRESHNESS)[number];
export type Integrity = (typeof INTEGRITY)[number];
export type ReportGrade = (typeof REPORT_GRADES)[number];

/** Facets whose values are known beforehand; those of the others are what authors, VOs and providers made. */
export const CLOSED_FACETS: Readonly<Partial<Record<Facet, readonly string[]>>> = {
  freshness: FRESHNESS,
  integrity: INTEGRITY,
  report: REPORT_GRADES,
};

export const SORTS = ["relevance", "name", "updated", "followers"] as const;
export type Sort = (typeof SORTS)[number];

/** A place in the results: the page that begins after, or ends before, the row with this key (lib/catalogue/cursor.ts). */
export type Cursor = { side: "after" | "before"; key: string };

/** Values chosen of each facet: any of one facet's, and all facets together. A facet without a choice is left out. */
export type ChosenFacets = Readonly<Partial<Record<Facet, readonly string[]>>>;

export type CatalogueSearch = {
  /** As it was typed, on one line; empty: nothing. Its grammar is in typed-text.ts. */
  text: string;
  facets: ChosenFacets;
  /** Relevance only where there is text. */
  sort: Sort;
  /** Null: the first page. */
  cursor: Cursor | null;
  /** The text is meant as it stands: no correction takes its place. */
  exact: boolean;
};

/** Parameters of an address, as Next.js hands them to a page. */
export type AddressParameters = Readonly<Record<string, string | string[] | undefined>>;

/** More are ignored: nobody chooses as many, and each costs the database something. */
const MOST_VALUES = 20;
const LONGEST_CURSOR = 1000;

/** Everything, the last changed first. */
export const EMPTY_SEARCH: CatalogueSearch = {
  text: "",
  facets: {},
  sort: "updated",
  cursor: null,
  exact: false,
};

/** The order of a search that does not name one. */
export function defaultSort(text: string): Sort {
  return text === "" ? "updated" : "relevance";
}

/** Reads a search out of an address; whatever is odd or unknown counts as not given. */
export function readCatalogueSearch(parameters: AddressParameters): CatalogueSearch {
  const text = readLine(parameters.q);
  return {
    text,
    facets: readFacets(parameters),
    sort: readSort(firstOf(parameters.sort), text),
    cursor: readCursor(parameters),
    exact: text !== "" && firstOf(parameters.exact) === "1",
  };
}

/** The same, from the query of an address: `q=debian&vo=biomed`. */
export function parseCatalogueQuery(query: string): CatalogueSearch {
  const parameters: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URLSearchParams(query)) {
    parameters[name] = [...(parameters[name] ?? []), value];
  }
  return readCatalogueSearch(parameters);
}

function readFacets(parameters: AddressParameters): ChosenFacets {
  const chosen: Partial<Record<Facet, string[]>> = {};
  for (const facet of FACETS) {
    const values = canonicalValues(facet, [parameters[facet] ?? []].flat());
    if (values.length > 0) chosen[facet] = values;
  }
  return chosen;
}

/** Each once, in one order, without what the facet cannot have. */
function canonicalValues(facet: Facet, values: readonly string[]): string[] {
  const known = CLOSED_FACETS[facet];
  const lines = new Set(values.map((value) => readLine(value)).filter((value) => value !== ""));
  const possible = [...lines].filter((value) => !known || known.includes(value));
  return possible.sort((a, b) => (a < b ? -1 : 1)).slice(0, MOST_VALUES);
}

function readSort(value: string | undefined, text: string): Sort {
  const sort = SORTS.find((known) => known === value);
  return sort === undefined || (sort === "relevance" && text === "") ? defaultSort(text) : sort;
}

function readCursor(parameters: AddressParameters): Cursor | null {
  for (const side of ["after", "before"] as const) {
    const key = firstOf(parameters[side]);
    if (key && key.length <= LONGEST_CURSOR && /^[A-Za-z0-9_-]+$/.test(key)) return { side, key };
  }
  return null;
}

/**
 * The one query that stands for this search, without question mark; empty for everything. Two searches that mean the
 * same have the same query, so saved searches can be compared by it.
 */
export function toCatalogueQuery(search: Partial<CatalogueSearch>): string {
  const { text = "", facets = {}, sort, cursor = null, exact = false } = search;
  const parameters = new URLSearchParams();
  if (text) parameters.set("q", text);
  for (const facet of FACETS) {
    for (const value of canonicalValues(facet, facets[facet] ?? [])) parameters.append(facet, value);
  }
  if (sort && sort !== defaultSort(text) && readSort(sort, text) === sort) parameters.set("sort", sort);
  if (exact && text) parameters.set("exact", "1");
  if (cursor) parameters.set(cursor.side, cursor.key);
  return parameters.toString();
}

/** Address of the catalogue with this search; what is left out takes no part in the address. */
export function catalogueAddress(search: Partial<CatalogueSearch>): string {
  const query = toCatalogueQuery(search);
  return query === "" ? paths.appliances() : `${paths.appliances()}?${query}`;
}

/** The search with this value chosen, or not any more; on its first page. */
export function withToggled(search: CatalogueSearch, facet: Facet, value: string): CatalogueSearch {
  const before = search.facets[facet] ?? [];
  const values = before.includes(value) ? before.filter((other) => other !== value) : [...before, value];
  return withChosen(search, facet, values);
}

/** The search with exactly these values of the facet; on its first page. */
function withChosen(search: CatalogueSearch, facet: Facet, values: readonly string[]): CatalogueSearch {
  const { [facet]: _before, ...others } = search.facets;
  const chosen = canonicalValues(facet, values);
  const facets = chosen.length === 0 ? others : { ...others, [facet]: chosen };
  return { ...search, facets, cursor: null };
}

/** Every value that was chosen, in the order of facets. */
export function listChosen({ facets }: Pick<CatalogueSearch, "facets">): { facet: Facet; value: string }[] {
  return FACETS.flatMap((facet) => (facets[facet] ?? []).map((value) => ({ facet, value })));
}

/** Is anything looked for at all? */
export function isNarrowed(search: Pick<CatalogueSearch, "text" | "facets">): boolean {
  return search.text !== "" || listChosen(search).length > 0;
}
