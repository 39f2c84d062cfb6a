/** The feed of a search. For everybody, so nothing private is in it. */
import { buildAtomFeed } from "#lib/platform/atom-feed.ts";
import { getSettings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { type CatalogueSearch, catalogueAddress, isNarrowed, toCatalogueQuery } from "./catalogue-search.ts";
import { describeSearch } from "./facet-words.ts";
import { searchCatalogue } from "./search-catalogue.ts";

/** What a search of the catalogue finds, the last changed first, whatever order the page has. */
export async function getCatalogueFeed(search: CatalogueSearch, now: Date): Promise<string> {
  const wanted: CatalogueSearch = { ...search, sort: "updated", cursor: null, exact: search.text !== "" };
  const { items } = await searchCatalogue(wanted, now);
  const { baseUrl } = getSettings();
  const query = toCatalogueQuery({ text: search.text, facets: search.facets });
  return buildAtomFeed({
    title: isNarrowed(search) ? `Appliances: ${describeSearch(search)}` : "Appliances",
    subtitle: "Machine images for research clouds",
    url: `${baseUrl}${catalogueAddress({ text: search.text, facets: search.facets })}`,
    self: `${baseUrl}${paths.catalogueFeed(query ? `?${query}` : "")}`,
    entries: items.map(({ slug, name, summary, latest, updatedAt }) => ({
      title: latest ? `${name} ${latest.version}` : name,
      url: `${baseUrl}${paths.appliance(slug)}`,
      updatedAt: latest?.publishedAt ?? updatedAt,
      summary,
    })),
  });
}
