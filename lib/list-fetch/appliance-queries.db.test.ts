/** Who endorses an appliance and where its lists have arrived, as far as each viewer may know. */
import { afterEach, beforeEach, expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo, draftAppliance, publishAndSign } from "#lib/testing/image-lists.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { listEndorsements } from "#lib/vo-image-list/endorsement-queries.ts";
import { getArrivals } from "./appliance-queries.ts";

const database = getDatabase();
const NOW = new Date();
const DAY_MS = 24 * 3600 * 1000;

let vo: CuratedVo;
let appliance: Awaited<ReturnType<typeof draftAppliance>>;

beforeEach(async () => {
  vo = await createCuratedVo();
  appliance = await draftAppliance(vo, { now: NOW });
  await publishAndSign(vo, NOW);
});
afterEach(async () => {
  await database.listFetch.deleteMany();
});

/** A provider that fetched that revision, so many days ago. */
async function fetchedBy({ isOpen = true, revision = 1, daysAgo = 1 } = {}) {
  const { id, slug } = await createProvider(isOpen ? { openVos: [vo.name] } : {});
  const at = new Date(NOW.getTime() - daysAgo * DAY_MS);
  await database.listFetch.create({
    data: {
      ...{ voId: vo.id, providerId: id, revisionNumber: revision, client: "cloudkeeper" },
      ...{ listVersion: "1", firstAt: at, lastAt: at, fetches: 1 },
    },
  });
  return { id, slug };
}

/** Removed yesterday; its list ended a moment ago. */
const endVo = () =>
  database.vo.update({
    where: { id: vo.id },
    data: {
      ...{ removedAt: new Date(NOW.getTime() - DAY_MS), removalReason: "For tests." },
      listEndsAt: new Date(NOW.getTime() - 1),
    },
  });

async function namesFor(actor: Parameters<typeof getArrivals>[0]) {
  const { named, unnamed } = await getArrivals(actor, appliance.id, NOW);
  return { named: named.map(({ provider }) => provider.slug).sort(), unnamed };
}

test("a VO endorses what its current revision holds", async () => {
  expect(await listEndorsements(appliance.id, NOW)).toMatchObject([
    { vo: vo.name, revision: 1, firstRevision: 1, versions: [appliance.version.version], images: 1 },
  ]);
});

test("a VO whose list has ended endorses nothing, and its fetches count no more", async () => {
  await fetchedBy();
  await endVo();
  expect(await listEndorsements(appliance.id, NOW)).toEqual([]);
  expect(await namesFor(vo.manager)).toEqual({ named: [], unnamed: 0 });
});

test("visitors are told who has the current revision of a list that was opened to them; others are counted", async () => {
  const told = await fetchedBy();
  const closed = await fetchedBy({ isOpen: false });
  await fetchedBy({ daysAgo: 61 });
  for (const visitor of [ANONYMOUS, await createPerson()]) {
    expect(await namesFor(visitor)).toEqual({ named: [told.slug], unnamed: 1 });
  }
  expect(await namesFor(vo.manager)).toEqual({ named: [told.slug, closed.slug].sort(), unnamed: 0 });
});

test("who lags behind is named to those alone whose business it is", async () => {
  const site = await fetchedBy();
  await draftAppliance(vo, { now: NOW });
  await publishAndSign(vo, NOW);
  const operator = await createPerson();
  await database.providerOperator.create({
    data: { providerId: site.id, personId: operator.personId },
  });
  expect(await namesFor(ANONYMOUS)).toEqual({ named: [], unnamed: 1 });
  expect(await namesFor(operator)).toEqual({ named: [site.slug], unnamed: 0 });
});

test("of a list that is not public, visitors are not told even how many fetch it", async () => {
  await fetchedBy();
  await database.voImageList.update({ where: { voId: vo.id }, data: { visibility: "token" } });
  expect(await namesFor(ANONYMOUS)).toEqual({ named: [], unnamed: 0 });
});
