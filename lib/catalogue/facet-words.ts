/** Facets and their values in words, for pages, and whole searches in a sentence, for saved searches and feeds. */
import {
  type CatalogueSearch,
  FACETS,
  type Facet,
  type Freshness,
  type Integrity,
  type ReportGrade,
} from "./catalogue-search.ts";

/** The headings of the facets. */
export const FACET_TITLES: Readonly<Record<Facet, string>> = {
  category: "Category",
  discipline: "Discipline",
  os: "Operating system",
  arch: "Architecture",
  format: "Format",
  hypervisor: "Hypervisor",
  vo: "Endorsed by VO",
  provider: "Fetched by provider",
  licence: "Licence",
  accelerator: "Accelerator",
  freshness: "Freshness",
  integrity: "Integrity",
  report: "Image report",
};

const FRESHNESS_WORDS: Readonly<Record<Freshness, string>> = {
  new: "Published within 30 days",
  current: "Current",
  expiring: "Expires within 30 days",
  expired: "Expired",
  revoked: "Revoked",
  none: "Nothing published",
};

const INTEGRITY_WORDS: Readonly<Record<Integrity, string>> = {
  measured: "Measured here",
  declared: "Declared by the author",
  unknown: "Unknown",
};

const REPORT_WORDS: Readonly<Record<ReportGrade, string>> = {
  clean: "No problem found",
  advice: "Warnings",
  failing: "Errors",
  none: "No report",
};

const VALUE_WORDS: Readonly<Partial<Record<Facet, Readonly<Record<string, string>>>>> = {
  freshness: FRESHNESS_WORDS,
  integrity: INTEGRITY_WORDS,
  report: REPORT_WORDS,
};

/** What a value is called on pages. */
export function describeFacetValue(facet: Facet, value: string): string {
  return VALUE_WORDS[facet]?.[value] ?? value;
}

/** How a facet's choice continues a sentence, given its values as "a or b". */
const CLAUSES: Readonly<Record<Facet, (values: string) => string>> = {
  category: (values) => `in ${values}`,
  discipline: (values) => `for ${values}`,
  os: (values) => `running ${values}`,
  arch: (values) => `on ${values}`,
  format: (values) => `as ${values}`,
  hypervisor: (values) => `for the hypervisor ${values}`,
  vo: (values) => `endorsed by ${values}`,
  provider: (values) => `fetched by ${values}`,
  licence: (values) => `under the licence ${values}`,
  accelerator: (values) => `with ${values}`,
  freshness: (values) => `with freshness “${values}”`,
  integrity: (values) => `with checksums “${values}”`,
  report: (values) => `with image report “${values}”`,
};

const anyOf = new Intl.ListFormat("en-GB", { type: "disjunction" });

/**
 * A search in a sentence: “debian” with GPU, endorsed by biomed. Order and page take no part in it.
 *
 * @param nameOf names of values that are not their own name, such as providers'
 */
export function describeSearch(
  { text, facets }: Pick<CatalogueSearch, "text" | "facets">,
  nameOf: (facet: Facet, value: string) => string = describeFacetValue,
): string {
  const clauses = FACETS.flatMap((facet) => {
    const values = facets[facet] ?? [];
    return values.length === 0
      ? []
      : [CLAUSES[facet](anyOf.format(values.map((value) => nameOf(facet, value))))];
  });
  const what = text === "" ? (clauses.length === 0 ? "All appliances" : "Appliances") : `“${text}”`;
  return clauses.length === 0 ? what : `${what} ${clauses.join(", ")}`;
}
