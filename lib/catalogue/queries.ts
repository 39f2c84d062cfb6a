/** Reads of the catalogue for pages other than its own. */
import { type CatalogueEntry, loadCatalogueEntries } from "#lib/virtual-appliance/catalogue-entry-queries.ts";
import { EMPTY_SEARCH } from "./catalogue-search.ts";
import type { FacetChoice } from "./facet-choices.ts";
import { countFacets, findBestIds } from "./search-catalogue.ts";

/** The shelves at the top, with what stands on them; those that are empty are left out. */
export async function listTopCategories(now: Date): Promise<FacetChoice[]> {
  const facets = await countFacets(EMPTY_SEARCH, now);
  const categories = facets.find(({ facet }) => facet === "category")?.choices ?? [];
  return categories.filter(({ level }) => level === 0);
}

/** The best matches of a text for lists that are narrow: no counts, no facets. A misspelt text is corrected. */
export async function listBestMatches(text: string, most: number, now: Date): Promise<CatalogueEntry[]> {
  return loadCatalogueEntries(await findBestIds(text, most, now), now);
}
