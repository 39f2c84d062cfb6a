import { respondWithFile } from "#app/_transport/file-response.ts";
import { catalogueAddress, readCatalogueView } from "#components/virtual-appliance/catalogue-address.ts";
import { getCatalogueFeed } from "#lib/virtual-appliance/feed-queries.ts";

/** What a search of the catalogue finds, for news readers. */
export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const { text, category } = readCatalogueView(Object.fromEntries(searchParams));
  const [, query] = catalogueAddress({ text, category }).split("?");
  return respondWithFile("application/atom+xml; charset=utf-8", () =>
    getCatalogueFeed({ text, category }, query ? `?${query}` : "", new Date()),
  );
}
