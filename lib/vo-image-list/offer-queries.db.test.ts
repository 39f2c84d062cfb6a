import { expect, test } from "vitest";
import { getServing } from "#lib/list-fetch/serving-queries.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createCuratedVo, draftAppliance, publish, publishAndSign } from "#lib/testing/image-lists.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { addToDraft } from "./change-draft.ts";
import { listOfferedAppliances, listRevisionSizes, loadOffers } from "./offer-queries.ts";

const database = getDatabase();
const NOW = new Date("2026-11-02T10:00:00Z");

test("lists offer what is on their current revision, an appliance once, and nothing that is not signed yet", async () => {
  const [first, second, bare] = [await createCuratedVo(), await createCuratedVo(), await createCuratedVo()];
  const shared = await draftAppliance(first, { now: NOW });
  const gone = await draftAppliance(second, { now: NOW });
  await addToDraft(second.manager, { vo: second.name, applianceId: shared.id }, NOW);
  await publishAndSign(first, NOW);
  await publishAndSign(second, NOW);
  await draftAppliance(first, { now: NOW });
  await publish(first, NOW);
  const vos = [first.name, second.name, bare.name];
  const { items, total } = await listOfferedAppliances(vos, 1);
  expect(total).toBe(2);
  expect(items.map(({ slug }) => slug).sort()).toEqual([shared.slug, gone.slug].sort());
  expect(items.find(({ slug }) => slug === shared.slug)?.vos).toEqual([first.name, second.name].sort());
  expect(Object.fromEntries(await loadOffers(vos))).toEqual({
    [first.name]: { number: 1, publishedAt: NOW, images: 1 },
    [second.name]: { number: 1, publishedAt: NOW, images: 2 },
  });
  await database.virtualAppliance.update({ where: { id: gone.id }, data: { archivedAt: NOW } });
  expect((await listOfferedAppliances(vos, 1)).items.map(({ slug }) => slug)).toEqual([shared.slug]);
  expect(await listOfferedAppliances([], 1)).toMatchObject({ items: [], total: 0 });
});

test("sizes of revisions are in the order in which they were published, the newest of many", async () => {
  const vo = await createCuratedVo();
  for (const images of [1, 2, 3]) {
    await draftAppliance(vo, { now: NOW });
    expect((await publishAndSign(vo, NOW)).number).toBe(images);
  }
  const sizes = await listRevisionSizes(vo.name, 2);
  expect(sizes.map(({ number, images }) => [number, images])).toEqual([
    [2, 2],
    [3, 3],
  ]);
});

test("which sites a list is open to is told of public lists only; how many, of all", async () => {
  const [open, closed] = [await createCuratedVo(), await createCuratedVo({ visibility: "token" })];
  const provider = await createProvider({ openVos: [open.name, closed.name] });
  const fetched = { revisionNumber: 1, client: "", listVersion: "1", firstAt: NOW, lastAt: NOW, fetches: 1 };
  await database.listFetch.create({ data: { ...fetched, voId: closed.id, providerId: provider.id } });
  expect(await getServing(open.name, NOW)).toMatchObject({
    providers: [{ slug: provider.slug }],
    open: 1,
    active: 0,
  });
  expect(await getServing(closed.name, NOW)).toEqual({ providers: null, open: 1, active: 1 });
  expect(await getServing(closed.name, new Date("2026-12-24"))).toMatchObject({ active: 0 });
  expect(await getServing("nothing.example.org", NOW)).toBeNull();
});
