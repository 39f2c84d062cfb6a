/** Following an appliance: what somebody is told, how, and how it ends. */
import { expect, test } from "vitest";
import { mergePeople } from "#lib/identity/merge-people.ts";
import { listNews } from "#lib/notification/queries.ts";
import type { MailRhythm } from "#lib/notification/rhythm.ts";
import { ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { revokeVersion } from "#lib/revocation/revoke-version.ts";
import { auditTrailOf, createOwnedAppliance, createWorkingVersionOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { archiveAppliance } from "#lib/virtual-appliance/archive-appliance.ts";
import { hideVersion } from "#lib/virtual-appliance/hide-version.ts";
import { tellOfApplianceJob } from "#lib/virtual-appliance/jobs.ts";
import { publishVersion } from "#lib/virtual-appliance/publish-version.ts";
import { editFollowWish } from "./edit-follow-wish.ts";
import { endFollowMail } from "./end-follow-mail.ts";
import { followAppliance } from "./follow-appliance.ts";
import { getFollowing, getFollowWish, getFollowWishByKey, listFollowed } from "./queries.ts";
import { APPLIANCE_TOPICS, type ApplianceTopic } from "./schema.ts";
import { sendFollowDigests } from "./send-follow-digests.ts";
import { type HappenedToAppliance, tellOfAppliance } from "./tell-of-appliance.ts";
import { tellOfExpired } from "./tell-of-expired.ts";
import { unfollowAppliance } from "./unfollow-appliance.ts";

const database = getDatabase();
/** A Friday. */
const NOW = new Date("2026-11-27T10:00:00Z");
const TOMORROW = new Date("2026-11-28T06:00:00Z");
const MONDAY = new Date("2026-11-30T06:00:00Z");
const EARLIER = new Date("2026-11-26T10:00:00Z");
let counter = 0;

type Follower = { person: PersonActor; email: string };

async function createFollower(
  { slug }: { slug: string },
  {
    topics = APPLIANCE_TOPICS,
    rhythm = "at_once",
  }: { topics?: readonly ApplianceTopic[]; rhythm?: MailRhythm } = {},
): Promise<Follower> {
  const email = `follower${++counter}@example.org`;
  const person = await createPerson({ email });
  await followAppliance(person, { slug }, EARLIER);
  await editFollowWish(person, { topics: [...topics], rhythm }, EARLIER);
  return { person, email };
}

const titlesOf = async ({ person }: Follower) => (await listNews(person, 1)).items.map(({ title }) => title);
const subjectsTo = async ({ email }: Follower) => (await mailsTo(email)).map(({ subject }) => subject);

/** What the worker does with the jobs that were queued for followers. */
async function work(now = NOW): Promise<void> {
  type Queued = Omit<HappenedToAppliance, "at"> & { at: string };
  for (const { at, ...happened } of await listQueued<Queued>(tellOfApplianceJob)) {
    await tellOfAppliance({ ...happened, at: new Date(at) }, now);
  }
}

/** An appliance with a version, of which nobody was told yet. */
async function createAppliance() {
  await clearQueue();
  const appliance = await createOwnedAppliance();
  const version = await createPublishedVersion(appliance.id, { now: EARLIER });
  return { ...appliance, version };
}

test("of a published version, once, in the application and by e-mail, with the way to stop it", async () => {
  const appliance = await createAppliance();
  const follower = await createFollower(appliance);
  await createWorkingVersionOf(appliance.id, { version: "9.1" });
  await publishVersion(appliance.owner, { slug: appliance.slug }, NOW);
  expect(await titlesOf(follower), "nobody is told while it is published").toEqual([]);
  await work();
  await work();
  expect(await titlesOf(follower)).toEqual([`${appliance.name} 9.1 was published`]);
  const [mail, ...more] = await mailsTo(follower.email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain("because you follow appliances");
  expect(mail?.text).toMatch(/\/subscriptions\/[\w-]{43}\n/);
});

test("whoever did it, whoever follows later, and whoever does not want it, is told nothing", async () => {
  const appliance = await createAppliance();
  await followAppliance(appliance.owner, { slug: appliance.slug }, EARLIER);
  const other = await createFollower(appliance, { topics: ["archived"] });
  const blocked = await createFollower(appliance);
  await database.person.update({ where: { id: blocked.person.personId }, data: { blockedAt: NOW } });
  await createWorkingVersionOf(appliance.id, { version: "9.2" });
  await publishVersion(appliance.owner, { slug: appliance.slug }, NOW);
  const late = await createPerson();
  await followAppliance(late, { slug: appliance.slug }, TOMORROW);
  await work(TOMORROW);
  for (const person of [appliance.owner, other.person, blocked.person, late]) {
    expect(await titlesOf({ person, email: "" })).toEqual([]);
  }
});

test("those who work on it read the news, and get no second message", async () => {
  const appliance = await createAppliance();
  const email = `maintainer${++counter}@example.org`;
  await database.person.update({ where: { id: appliance.maintainer.personId }, data: { email } });
  await followAppliance(appliance.maintainer, { slug: appliance.slug }, EARLIER);
  await editFollowWish(appliance.maintainer, { topics: ["published"], rhythm: "at_once" }, EARLIER);
  await createWorkingVersionOf(appliance.id, { version: "9.3" });
  await publishVersion(appliance.owner, { slug: appliance.slug }, NOW);
  await work();
  const maintainer = { person: appliance.maintainer, email };
  expect(await titlesOf(maintainer)).toHaveLength(1);
  expect(await subjectsTo(maintainer)).toHaveLength(1);
});

test("a version that was hidden before the worker came is told to nobody but as withdrawn", async () => {
  const appliance = await createAppliance();
  const follower = await createFollower(appliance);
  await createWorkingVersionOf(appliance.id, { version: "9.4" });
  const { version } = await publishVersion(appliance.owner, { slug: appliance.slug }, NOW);
  await hideVersion(appliance.owner, { slug: appliance.slug, version }, NOW);
  await work();
  expect(await titlesOf(follower)).toEqual([`${appliance.name} 9.4 was withdrawn`]);
  const { items } = await listNews(follower.person, 1);
  expect(items[0]?.path).toBe(`/appliances/${appliance.slug}`);
});

test("of a revoked version, with the reason, and of archiving, with the note", async () => {
  const appliance = await createAppliance();
  const follower = await createFollower(appliance);
  const officer = await createPerson({ platformRoles: ["security_officer"] });
  const { slug, version } = { slug: appliance.slug, version: appliance.version.version };
  await revokeVersion(officer, { slug, version, reason: "It holds a known hole." }, NOW);
  await archiveAppliance(appliance.owner, { slug, note: "Use Rocky." }, TOMORROW);
  await work(TOMORROW);
  expect((await titlesOf(follower)).sort()).toEqual([
    `${appliance.name} ${version} was revoked`,
    `${appliance.name} was archived`,
  ]);
  const texts = (await mailsTo(follower.email)).map(({ text }) => text).join();
  expect(texts).toContain("It holds a known hole.");
  expect(texts).toContain("Use Rocky.");
});

test("of a version that has expired, once, unless they follow since", async () => {
  await clearQueue();
  const appliance = await createOwnedAppliance();
  await createPublishedVersion(appliance.id, { now: EARLIER, expiresInDays: 1 });
  const follower = await createFollower(appliance);
  const late = await createPerson();
  await followAppliance(late, { slug: appliance.slug }, TOMORROW);
  await tellOfExpired(EARLIER);
  expect(await titlesOf(follower)).toEqual([]);
  await tellOfExpired(TOMORROW);
  await tellOfExpired(MONDAY);
  expect(await titlesOf(follower)).toHaveLength(1);
  expect(await titlesOf({ person: late, email: "" })).toEqual([]);
});

test("a digest gathers all that one follows, and is sent once", async () => {
  const [one, other] = [await createAppliance(), await createAppliance()];
  const daily = await createFollower(one, { rhythm: "daily" });
  await followAppliance(daily.person, { slug: other.slug }, EARLIER);
  const [weekly, never] = [
    await createFollower(one, { rhythm: "weekly" }),
    await createFollower(one, { rhythm: "never" }),
  ];
  for (const { slug, owner } of [one, other]) await archiveAppliance(owner, { slug, note: null }, NOW);
  await work();
  await sendFollowDigests(NOW);
  expect(await subjectsTo(daily)).toEqual([]);
  await Promise.all([sendFollowDigests(TOMORROW), sendFollowDigests(TOMORROW)]);
  expect(await subjectsTo(daily)).toEqual(["Appliances you follow: 2 pieces of news"]);
  expect(await subjectsTo(weekly)).toEqual([]);
  await sendFollowDigests(MONDAY);
  expect(await subjectsTo(weekly)).toEqual([`${one.name} was archived`]);
  expect(await subjectsTo(never)).toEqual([]);
  expect(await titlesOf(never)).toHaveLength(1);
});

test("whoever holds the message ends the messages, not the following; what waits is not sent", async () => {
  const appliance = await createAppliance();
  const follower = await createFollower(appliance, { rhythm: "daily" });
  await archiveAppliance(appliance.owner, { slug: appliance.slug, note: null }, NOW);
  await work();
  const { unsubscribeKey: key } = await database.followWish.findUniqueOrThrow({
    where: { personId: follower.person.personId },
  });
  expect(await getFollowWishByKey(key)).toMatchObject({ rhythm: "daily" });
  expect(await endFollowMail(ANONYMOUS, { key })).toEqual({ ended: true });
  expect(await endFollowMail(ANONYMOUS, { key })).toEqual({ ended: false });
  expect(await endFollowMail(ANONYMOUS, { key: "never was" })).toEqual({ ended: false });
  expect(await getFollowWishByKey(key)).toBeNull();
  await sendFollowDigests(MONDAY);
  expect(await subjectsTo(follower)).toEqual([]);
  expect((await getFollowing(follower.person, appliance.id)).isFollowing).toBe(true);
  expect(await titlesOf(follower), "what was told stays").toHaveLength(1);
});

test("who stops following is told nothing more, and what waits of that appliance is not sent", async () => {
  const [one, other] = [await createAppliance(), await createAppliance()];
  const follower = await createFollower(one, { rhythm: "daily" });
  await followAppliance(follower.person, { slug: other.slug }, EARLIER);
  for (const { slug, owner } of [one, other]) await archiveAppliance(owner, { slug, note: null }, NOW);
  await work();
  await unfollowAppliance(follower.person, { slug: one.slug });
  await unfollowAppliance(follower.person, { slug: one.slug });
  await sendFollowDigests(MONDAY);
  expect(await subjectsTo(follower)).toEqual([`${other.name} was archived`]);
  expect((await listFollowed(follower.person)).map(({ slug }) => slug)).toEqual([other.slug]);
  const trail = await auditTrailOf(follower.person.personId);
  expect(trail.filter(({ action }) => action === "person.appliance_unfollowed")).toHaveLength(1);
});

test("following twice is following once; another wish moves what waits", async () => {
  const appliance = await createAppliance();
  const follower = await createFollower(appliance, { rhythm: "weekly" });
  await followAppliance(follower.person, { slug: appliance.slug }, NOW);
  expect(await getFollowing(ANONYMOUS, appliance.id)).toEqual({ followers: 1, isFollowing: false });
  await archiveAppliance(appliance.owner, { slug: appliance.slug, note: null }, NOW);
  await work();
  await editFollowWish(follower.person, { topics: ["archived"], rhythm: "daily" }, NOW);
  await sendFollowDigests(TOMORROW);
  expect(await subjectsTo(follower)).toHaveLength(1);
});

test("merged accounts follow what either did, as the one who stays wishes", async () => {
  const [one, other] = [await createAppliance(), await createAppliance()];
  const [stays, goes] = [
    await createFollower(one, { rhythm: "weekly" }),
    await createFollower(one, { rhythm: "at_once" }),
  ];
  await followAppliance(goes.person, { slug: other.slug }, EARLIER);
  await database.$transaction((tx) => mergePeople(tx, stays.person, goes.person, NOW));
  expect((await listFollowed(stays.person)).map(({ slug }) => slug).sort()).toEqual(
    [one.slug, other.slug].sort(),
  );
  expect(await getFollowWish(stays.person)).toMatchObject({ rhythm: "weekly" });
  expect((await getFollowing(ANONYMOUS, one.id)).followers).toBe(1);

  const [fresh, brings] = [await createPerson(), await createFollower(one, { rhythm: "never" })];
  await database.$transaction((tx) => mergePeople(tx, fresh, brings.person, NOW));
  expect(await getFollowWish(fresh)).toMatchObject({ rhythm: "never" });
});
