import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPublishedVersion } from "#lib/testing/factories.ts";
import { createCuratedVo, publishAndSign } from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { addToDraft } from "#lib/vo-image-list/change-draft.ts";
import { extendVersion } from "./extend-version.ts";
import { hideVersion } from "./hide-version.ts";
import { sendExpiryNotices } from "./send-expiry-notices.ts";

const DAY_MS = 24 * 3600 * 1000;
const database = getDatabase();
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS);

async function withAddress({ personId }: { personId: string }): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  await database.person.update({ where: { id: personId }, data: { email } });
  return email;
}

let appliance: Awaited<ReturnType<typeof createOwnedAppliance>>;
let owner: string;
let maintainer: string;
beforeEach(async () => {
  appliance = await createOwnedAppliance();
  owner = await withAddress(appliance.owner);
  maintainer = await withAddress(appliance.maintainer);
});

const subjectsTo = async (email: string) =>
  (await mailsTo(email)).map(({ subject }) => subject.replace(appliance.name, "X"));

test("owner and maintainers are told as the day comes near, each time once", async () => {
  await createPublishedVersion(appliance.id, { version: "1.0", expiresInDays: 100 });
  for (const day of [60, 70, 75, 93, 94, 99, 100, 103, 107, 120]) {
    for (let round = 0; round < 2; round++) await sendExpiryNotices(inDays(day));
  }
  const told = [
    "X 1.0 expires in 30 days",
    "X 1.0 expires in 7 days",
    "X 1.0 expires tomorrow",
    "X 1.0 expires today",
    "X 1.0 expired 7 days ago",
  ];
  expect(await subjectsTo(owner)).toEqual(told);
  expect(await subjectsTo(maintainer)).toEqual(told);
});

test("two workers at once tell once", async () => {
  await createPublishedVersion(appliance.id, { expiresInDays: 5 });
  await Promise.all([sendExpiryNotices(), sendExpiryNotices()]);
  expect(await mailsTo(owner)).toHaveLength(1);
});

test("an extension begins anew, for the new day", async () => {
  await createPublishedVersion(appliance.id, { version: "1.0", expiresInDays: 5 });
  await sendExpiryNotices();
  const { expiresAt } = await extendVersion(appliance.owner, {
    ...{ slug: appliance.slug, version: "1.0", months: 3 },
  });
  await sendExpiryNotices();
  await sendExpiryNotices(new Date(expiresAt.getTime() - 5 * DAY_MS));
  expect(await subjectsTo(owner)).toEqual(["X 1.0 expires in 5 days", "X 1.0 expires in 5 days"]);
});

test("nothing is said of what was hidden, nor of what was replaced and no list holds", async () => {
  const old = await createPublishedVersion(appliance.id, { version: "1.0", expiresInDays: 5 });
  await createPublishedVersion(appliance.id, { version: "2.0", expiresInDays: 5 });
  await hideVersion(appliance.owner, { slug: appliance.slug, version: "2.0" });
  await sendExpiryNotices();
  expect(await mailsTo(owner)).toEqual([]);
  expect(await database.expiryNotice.count({ where: { versionId: old.id } })).toBe(0);
});

test("curators get one message about all that their list is about to lose, a week before", async () => {
  const vo = await createCuratedVo();
  const curator = await withAddress(vo.manager);
  const other = await createOwnedAppliance();
  for (const { id } of [appliance, other]) {
    await createPublishedVersion(id, { version: "1.0", expiresInDays: 20 });
    await addToDraft(vo.manager, { vo: vo.name, applianceId: id });
  }
  await publishAndSign(vo);
  // It is replaced, and the list holds it all the same.
  await createPublishedVersion(appliance.id, { version: "2.0" });
  await sendExpiryNotices();
  expect(await mailsTo(curator)).toEqual([]);
  for (const day of [13, 14, 19]) await sendExpiryNotices(inDays(day));
  const [mail, ...more] = await mailsTo(curator);
  expect(more).toEqual([]);
  expect(mail?.subject).toBe(`Image list of ${vo.name}: 2 versions expire within a week`);
  for (const { name } of [appliance, other]) expect(mail?.text).toContain(`${name} 1.0: `);
  const [notice] = await mailsTo(owner);
  expect(notice?.text).toContain(`It is in the image list of ${vo.name}.`);
});
