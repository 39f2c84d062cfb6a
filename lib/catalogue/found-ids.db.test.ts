import { expect, test } from "vitest";
import { createAppliance, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import { parseCatalogueQuery } from "./catalogue-search.ts";
import { listFoundIds } from "./found-ids-queries.ts";

const NOW = new Date();
const find = async (query: string, most = 100) => listFoundIds(parseCatalogueQuery(query), most, NOW);

test("everything that a search finds, and no more than asked for", async () => {
  const debian = await createAppliance(null, "Wombat");
  const rocky = await createAppliance(null, "Wombat two");
  const other = await createAppliance(null, "Dingo");
  await createPublishedVersion(debian.id, { images: [imageFields({ arch: "aarch64" })] });
  await createPublishedVersion(rocky.id, {
    images: [imageFields({ osName: "Rocky Linux", osVersion: "9" })],
  });
  const both = [debian.id, rocky.id].sort();
  expect((await find("q=wombat")).sort()).toEqual(both);
  expect((await find("")).sort()).toEqual([...both, other.id].sort());
  expect(await find("", 2)).toHaveLength(2);
  expect(await find("q=wombat&os=Rocky+Linux")).toEqual([rocky.id]);
  expect(await find("arch=aarch64")).toEqual([debian.id]);
  expect((await find("freshness=current&q=wombat")).sort()).toEqual(both);
  expect(await find("freshness=none")).toEqual([other.id]);
  expect(await find("q=dingo&os=Debian")).toEqual([]);
  expect(await find("vo=no-such-vo")).toEqual([]);
  expect(await find(`q=${other.slug}`)).toEqual([other.id]);
  expect(await find("q=womabt")).toEqual([]);
});
