import { respondWithFile } from "#app/_transport/file-response.ts";
import { parseCatalogueQuery } from "#lib/catalogue/catalogue-search.ts";
import { getCatalogueFeed } from "#lib/catalogue/feed-queries.ts";

/** What a search of the catalogue finds, for news readers. */
export async function GET(request: Request) {
  const search = parseCatalogueQuery(new URL(request.url).search);
  return respondWithFile("application/atom+xml; charset=utf-8", () => getCatalogueFeed(search, new Date()));
}
