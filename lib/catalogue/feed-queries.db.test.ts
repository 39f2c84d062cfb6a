import { expect, test } from "vitest";
import { createAppliance, createPublishedVersion } from "#lib/testing/factories.ts";
import { parseCatalogueQuery } from "./catalogue-search.ts";
import { getCatalogueFeed } from "./feed-queries.ts";

test("the feed of a search holds what the search finds, under the search's address", async () => {
  const { id, slug } = await createAppliance(null, "Findable quoll");
  await createPublishedVersion(id);
  await createAppliance(null, "Elsewhere");
  const feed = await getCatalogueFeed(parseCatalogueQuery("q=quoll&sort=name"), new Date());
  expect([...feed.matchAll(/<id>[^<]*\/appliances\/([a-z0-9-]+)<\/id>/g)].map(([, found]) => found)).toEqual([
    slug,
  ]);
  expect(feed).toContain("/appliances/feed.atom?q=quoll");
});
