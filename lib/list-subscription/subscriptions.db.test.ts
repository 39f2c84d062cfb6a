/** Following a list: what somebody is told, how, and how it ends. */
import { expect, test } from "vitest";
import { markRead } from "#lib/notification/mark-read.ts";
import { countUnread, listNews } from "#lib/notification/queries.ts";
import type { MailRhythm } from "#lib/notification/rhythm.ts";
import { ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createPublishedVersion, imageFields } from "#lib/testing/factories.ts";
import {
  addressOf,
  type CuratedVo,
  createCuratedVo,
  draftAppliance,
  publishAndSign,
} from "#lib/testing/image-lists.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { sendExpiryNotices } from "#lib/virtual-appliance/send-expiry-notices.ts";
import { removeFromDraft } from "#lib/vo-image-list/change-draft.ts";
import { followPublication } from "#lib/vo-image-list/follow-publication.ts";
import { tellOfRevision } from "#lib/vo-image-list/tell-of-revision.ts";
import { followList } from "./follow-list.ts";
import { getSubscription } from "./queries.ts";
import { LIST_TOPICS, type ListTopic } from "./schema.ts";
import { sendDigests } from "./send-digests.ts";
import { unfollowList, unsubscribe } from "./unfollow-list.ts";

const database = getDatabase();
/** A Friday. */
const NOW = new Date("2026-11-27T10:00:00Z");
const TOMORROW = new Date("2026-11-28T06:00:00Z");
let counter = 0;

type Follower = { person: PersonActor; email: string };

async function createFollower(
  vo: CuratedVo,
  { topics = LIST_TOPICS, rhythm = "at_once" }: { topics?: readonly ListTopic[]; rhythm?: MailRhythm } = {},
): Promise<Follower> {
  const email = `follower${++counter}@${vo.name}`;
  const person = await createPerson({ email });
  await followList(person, { vo: vo.name, topics: [...topics], rhythm });
  return { person, email };
}

const titlesOf = async ({ person }: Follower) => (await listNews(person, 1)).items.map(({ title }) => title);
const subjectsTo = async ({ email }: Follower) => (await mailsTo(email)).map(({ subject }) => subject);

/** A list with one revision, of which nobody was told yet. */
async function createList() {
  const vo = await createCuratedVo();
  const appliance = await draftAppliance(vo, { now: NOW });
  const { revisionId } = await publishAndSign(vo, NOW);
  return { vo, appliance, revisionId };
}

test("of a published revision, once, in the application and by e-mail, with the way to stop it", async () => {
  const { vo, revisionId } = await createList();
  const follower = await createFollower(vo);
  await tellOfRevision(revisionId, NOW);
  await tellOfRevision(revisionId, NOW);
  expect(await titlesOf(follower)).toEqual([`Image list of ${vo.name}: revision 1`]);
  const [mail, ...more] = await mailsTo(follower.email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain("For tests. Images: 1 added.");
  expect(mail?.text).toMatch(/\/subscriptions\/[\w-]{43}\n/);
});

test("of what left the list: with the revision, or alone where only that is wished", async () => {
  const { vo, appliance } = await createList();
  await draftAppliance(vo, { now: NOW });
  const [all, left, outdated] = [
    await createFollower(vo),
    await createFollower(vo, { topics: ["left"] }),
    await createFollower(vo, { topics: ["outdated"] }),
  ];
  await removeFromDraft(vo.manager, { vo: vo.name, applianceId: appliance.id });
  const { revisionId } = await publishAndSign(vo, NOW);
  await tellOfRevision(revisionId, NOW);
  expect(await titlesOf(all)).toEqual([`Image list of ${vo.name}: revision 2`]);
  expect((await mailsTo(all.email))[0]?.text).toContain("Gone: ");
  expect(await titlesOf(left)).toEqual([`An image has left the image list of ${vo.name}`]);
  expect(await titlesOf(outdated)).toEqual([]);
});

test("of a newer version than the list holds, unless the list has followed it", async () => {
  const { vo, appliance } = await createList();
  const follower = await createFollower(vo);
  const images = appliance.version.images.map(({ identifier }) => imageFields({ identifier }));
  const newer = await createPublishedVersion(appliance.id, { images, now: NOW });
  await followPublication(newer.id, NOW);
  await followPublication(newer.id, NOW);
  expect(await titlesOf(follower)).toHaveLength(1);
  expect((await titlesOf(follower))[0]).toContain(`${newer.version} is newer`);
});

test("of entries that expire; those who curate the list get no second message", async () => {
  const vo = await createCuratedVo();
  await draftAppliance(vo, { now: NOW, expiresInDays: 5 });
  await publishAndSign(vo, NOW);
  const follower = await createFollower(vo);
  await followList(vo.manager, { vo: vo.name, topics: ["expiring"], rhythm: "at_once" });
  await sendExpiryNotices(NOW);
  await sendExpiryNotices(NOW);
  expect(await titlesOf(follower)).toEqual([`Image list of ${vo.name}: a version expires within a week`]);
  expect(await subjectsTo(follower)).toHaveLength(1);
  const manager = { person: vo.manager, email: addressOf(vo, "manager") };
  expect(await titlesOf(manager)).toHaveLength(1);
  expect(await subjectsTo(manager)).toHaveLength(1);
});

test("a digest gathers everything until it is due, and is sent once", async () => {
  const { vo, revisionId } = await createList();
  const [daily, weekly, never] = [
    await createFollower(vo, { rhythm: "daily" }),
    await createFollower(vo, { rhythm: "weekly" }),
    await createFollower(vo, { rhythm: "never" }),
  ];
  await tellOfRevision(revisionId, NOW);
  await draftAppliance(vo, { now: NOW });
  await tellOfRevision((await publishAndSign(vo, NOW)).revisionId, NOW);

  await sendDigests(NOW);
  expect(await subjectsTo(daily)).toEqual([]);
  await sendDigests(TOMORROW);
  await sendDigests(TOMORROW);
  expect(await subjectsTo(daily)).toEqual([`Image list of ${vo.name}: 2 pieces of news`]);
  const text = (await mailsTo(daily.email))[0]?.text ?? "";
  expect(text.indexOf("revision 1")).toBeLessThan(text.indexOf("revision 2"));
  expect([await subjectsTo(weekly), await subjectsTo(never)]).toEqual([[], []]);
  await sendDigests(new Date("2026-11-30T06:00:00Z"));
  expect(await subjectsTo(weekly)).toHaveLength(1);
  expect(await subjectsTo(never)).toEqual([]);
  for (const follower of [daily, weekly, never]) expect(await titlesOf(follower)).toHaveLength(2);
});

test("two workers at once send a digest once", async () => {
  const { vo, revisionId } = await createList();
  const follower = await createFollower(vo, { rhythm: "daily" });
  await tellOfRevision(revisionId, NOW);
  await Promise.all([sendDigests(TOMORROW), sendDigests(TOMORROW)]);
  expect(await subjectsTo(follower)).toHaveLength(1);
});

test("whoever holds the message ends the subscription without signing in, and what waits is not sent", async () => {
  const { vo, revisionId } = await createList();
  const follower = await createFollower(vo, { rhythm: "daily" });
  await tellOfRevision(revisionId, NOW);
  const { unsubscribeKey: key } = await database.listSubscription.findFirstOrThrow({
    where: { personId: follower.person.personId },
  });
  expect(await unsubscribe(ANONYMOUS, { key })).toEqual({ vo: vo.name });
  expect(await unsubscribe(ANONYMOUS, { key })).toEqual({ vo: null });
  expect(await unsubscribe(ANONYMOUS, { key: "never was" })).toEqual({ vo: null });
  await sendDigests(TOMORROW);
  expect(await subjectsTo(follower)).toEqual([]);
  expect(await getSubscription(follower.person, vo.name)).toBeNull();
  expect(await titlesOf(follower), "what was told stays").toHaveLength(1);
});

test("whoever is blocked, or follows no longer, is told nothing", async () => {
  const { vo, revisionId } = await createList();
  const [blocked, gone] = [await createFollower(vo), await createFollower(vo)];
  await database.person.update({ where: { id: blocked.person.personId }, data: { blockedAt: NOW } });
  await unfollowList(gone.person, { vo: vo.name });
  await tellOfRevision(revisionId, NOW);
  for (const follower of [blocked, gone]) {
    expect(await titlesOf(follower)).toEqual([]);
    expect(await subjectsTo(follower)).toEqual([]);
  }
});

test("what came while the page was read stays unread", async () => {
  const { vo, revisionId } = await createList();
  const { person } = await createFollower(vo);
  await tellOfRevision(revisionId, NOW);
  await draftAppliance(vo, { now: NOW });
  await tellOfRevision((await publishAndSign(vo, NOW)).revisionId, TOMORROW);
  expect(await countUnread(person.personId)).toBe(2);
  await markRead(person, { until: NOW });
  expect(await countUnread(person.personId)).toBe(1);
});
