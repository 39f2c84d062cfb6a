import { beforeEach, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { type CuratedVo, createCuratedVo, draftAppliance, publishAndSign } from "#lib/testing/image-lists.ts";
import { createProvider } from "#lib/testing/tokens.ts";
import { removeVo } from "#lib/vo-removal/remove-vo.ts";
import type { DatasetName } from "./datasets.ts";
import { listMostEndorsed, listNewest, listRecentRevisions } from "./front-page-queries.ts";
import { lastMonths } from "./period.ts";
import { FRESHNESS, forgetCounted, getFigures, loadDataset } from "./queries.ts";

const database = getDatabase();
const DAY_MS = 24 * 3600 * 1000;
const START = new Date("2026-11-02T10:00:00Z");
const day = (number: number) => new Date(START.getTime() + number * DAY_MS);

let staying: CuratedVo;
let leaving: CuratedVo;
let shared: Awaited<ReturnType<typeof draftAppliance>>;
let second: Awaited<ReturnType<typeof draftAppliance>>;

beforeEach(async () => {
  forgetCounted();
  staying = await createCuratedVo();
  leaving = await createCuratedVo({ visibility: "token" });
  shared = await draftAppliance(staying, { now: START, expiresInDays: 300 });
  second = await draftAppliance(leaving, { now: START, expiresInDays: 300 });
  await publishAndSign(staying, START);
  await publishAndSign(leaving, day(1));
  const administrator = await createPerson({ platformRoles: ["administrator"] });
  const removal = {
    vo: leaving.name,
    reason: "It closes down.",
    endsAt: day(30),
    confirmation: leaving.name,
  };
  await removeVo(administrator, removal, day(2));
});

const at = (name: DatasetName, now: Date) => loadDataset(name, lastMonths(12, now), now);
const labels = async (name: DatasetName, now: Date) => (await at(name, now)).map(({ label }) => label);
const fetched = (vo: CuratedVo, providerId: string, revisionNumber: number, when: Date) =>
  database.listFetch.create({
    data: {
      ...{ voId: vo.id, providerId, revisionNumber, client: "cloudkeeper", listVersion: "1" },
      ...{ firstAt: when, lastAt: when, fetches: 1 },
    },
  });

test("a list that ended is counted no more, and one that still has its time is", async () => {
  expect(await labels("images-by-vo", day(29))).toEqual(expect.arrayContaining([staying.name, leaving.name]));
  const before = await getFigures(day(29));
  forgetCounted();
  for (const name of ["images-by-vo", "appliances-by-vo"] as const) {
    const counted = await labels(name, day(31));
    expect(counted).toContain(staying.name);
    expect(counted).not.toContain(leaving.name);
  }
  expect((await getFigures(day(31))).vos).toBe(before.vos - 1);
});

test("what was published stays in the months, whatever became of the VO", async () => {
  const november = (rows: { label: string; value: number }[]) =>
    rows.find(({ label }) => label === "2026-11")?.value ?? 0;
  const before = november(await at("revisions-by-month", day(10)));
  forgetCounted();
  expect(november(await at("revisions-by-month", day(31)))).toBe(before);
  expect(before).toBeGreaterThanOrEqual(2);
});

test("a site is not told to be behind on a list that has ended", async () => {
  const provider = await createProvider();
  const freshness = async (now: Date) => {
    forgetCounted();
    return (await at("providers-by-freshness", now)).map(({ value }) => value);
  };
  const [before, after] = [await freshness(day(3)), await freshness(day(31))];
  await fetched(staying, provider.id, 1, day(2));
  await fetched(leaving, provider.id, 1, day(2));
  expect(await freshness(day(3))).toEqual(before.map((value, behind) => value + (behind === 0 ? 2 : 0)));
  expect(await freshness(day(31))).toEqual(after.map((value, behind) => value + (behind === 0 ? 1 : 0)));
  expect(before).toHaveLength(FRESHNESS.length);
});

test("the start page shows nothing of a list that has ended", async () => {
  const shown = async (now: Date) => (await listRecentRevisions(100, now)).map(({ vo }) => vo.name);
  expect(await shown(day(29))).toEqual(expect.arrayContaining([staying.name, leaving.name]));
  expect(await shown(day(31))).toContain(staying.name);
  expect(await shown(day(31))).not.toContain(leaving.name);
  const endorsed = async (now: Date) => (await listMostEndorsed(100, now)).map(({ id }) => id);
  expect(await endorsed(day(29))).toEqual(expect.arrayContaining([shared.id, second.id]));
  expect(await endorsed(day(31))).toContain(shared.id);
  expect(await endorsed(day(31))).not.toContain(second.id);
});

test("hidden, revoked, expired and archived appliances are neither new nor counted", async () => {
  const now = day(3);
  const before = await getFigures(now);
  const newest = async () => (await listNewest(100, now)).map(({ id }) => id);
  expect(await newest()).toEqual(expect.arrayContaining([shared.id, second.id]));
  await database.applianceVersion.update({ where: { id: second.version.id }, data: { hiddenAt: now } });
  expect(await newest()).not.toContain(second.id);
  await database.virtualAppliance.update({ where: { id: shared.id }, data: { archivedAt: now } });
  expect(await newest()).not.toContain(shared.id);
  expect((await getFigures(now)).appliances).toBe(before.appliances - 2);
  expect((await getFigures(day(301))).appliances).toBe(0);
});
