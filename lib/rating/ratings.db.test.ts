/** Ratings: who gives them, what counts, what is answered, and what moderators do. */
import { describe, expect, test } from "vitest";
import { editFollowWish } from "#lib/appliance-follow/edit-follow-wish.ts";
import { followAppliance } from "#lib/appliance-follow/follow-appliance.ts";
import { tellOfAppliance } from "#lib/appliance-follow/tell-of-appliance.ts";
import { mergePeople } from "#lib/identity/merge-people.ts";
import { listNews } from "#lib/notification/queries.ts";
import { ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf, createOwnedAppliance } from "#lib/testing/appliance-scene.ts";
import { createPerson, createPublishedVersion } from "#lib/testing/factories.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { clearQueue, listQueued } from "#lib/testing/queued-jobs.ts";
import { tellOfApplianceJob } from "#lib/virtual-appliance/jobs.ts";
import { answerRating } from "./answer-rating.ts";
import { moderateRating } from "./moderate-rating.ts";
import { countWaitingRatings, getRatingSummary, getRatings, listModeratedRatings } from "./queries.ts";
import { rateAppliance } from "./rate-appliance.ts";
import { reportRating } from "./report-rating.ts";
import { withdrawRating } from "./withdraw-rating.ts";

const database = getDatabase();
const NOW = new Date("2026-11-27T10:00:00Z");
const LATER = new Date("2026-11-27T11:00:00Z");
const MUCH_LATER = new Date("2026-11-27T12:00:00Z");
let counter = 0;

async function createRatable() {
  const email = `owner${++counter}@ratings.example.org`;
  const appliance = await createOwnedAppliance();
  await database.person.update({ where: { id: appliance.owner.personId }, data: { email } });
  await createPublishedVersion(appliance.id, { now: NOW });
  return { ...appliance, ownerEmail: email };
}

type Rated = Awaited<ReturnType<typeof createRatable>>;

async function rate(
  { slug, id }: Rated,
  { stars = 4, comment = "It works." as string | null, person = null as PersonActor | null } = {},
) {
  const email = `author${++counter}@ratings.example.org`;
  const author = person ?? (await createPerson({ email }));
  await rateAppliance(author, { slug, stars, comment }, NOW);
  const { id: ratingId } = await database.rating.findFirstOrThrow({
    where: { applianceId: id, personId: author.personId },
  });
  return { author, email, ratingId };
}

const moderator = () => createPerson({ platformRoles: ["administrator"] });
const commentsOf = async (appliance: Rated, actor: Parameters<typeof getRatings>[0] = ANONYMOUS) =>
  (await getRatings(actor, appliance.id))?.comments.map(({ comment }) => comment);

describe("rating", () => {
  test("counts once a person, and the last counts", async () => {
    const appliance = await createRatable();
    const { author } = await rate(appliance, { stars: 2, comment: null });
    await rate(appliance, { stars: 5 });
    await rateAppliance(author, { slug: appliance.slug, stars: 3, comment: "Better now." }, LATER);
    expect(await getRatingSummary(appliance.id)).toMatchObject({ count: 2, average: 4 });
    expect(await commentsOf(appliance)).toEqual(expect.arrayContaining(["Better now.", "It works."]));
    expect((await getRatings(author, appliance.id))?.own).toMatchObject({ stars: 3 });
  });

  test("is for others than those who work on it, and for what was published and is not archived", async () => {
    const appliance = await createRatable();
    const given = { slug: appliance.slug, stars: 5, comment: null };
    for (const actor of [appliance.owner, appliance.maintainer]) {
      await expect(rateAppliance(actor, given)).rejects.toMatchObject({ code: "forbidden" });
    }
    await database.virtualAppliance.update({ where: { id: appliance.id }, data: { archivedAt: NOW } });
    await expect(rateAppliance(await createPerson(), given)).rejects.toMatchObject({ reason: "archived" });
    const { slug } = await createOwnedAppliance();
    await expect(rateAppliance(await createPerson(), { ...given, slug })).rejects.toMatchObject({
      reason: "nothing_to_rate",
    });
  });

  test("with a comment is told to owner and maintainers, once however often it is changed", async () => {
    const appliance = await createRatable();
    const { author } = await rate(appliance, { comment: null });
    expect(await mailsTo(appliance.ownerEmail)).toEqual([]);
    await rateAppliance(author, { slug: appliance.slug, stars: 1, comment: "Broken.\n> not us" }, LATER);
    await rateAppliance(author, { slug: appliance.slug, stars: 1, comment: "Very broken." }, MUCH_LATER);
    const [mail, ...more] = await mailsTo(appliance.ownerEmail);
    expect(more).toEqual([]);
    expect(mail?.text).toContain("> Broken.\n> > not us");
  });

  test("with a comment is told to those followers who want that", async () => {
    await clearQueue();
    const appliance = await createRatable();
    const [keen, calm] = [await createPerson(), await createPerson()];
    for (const person of [keen, calm]) {
      await followAppliance(person, { slug: appliance.slug }, new Date(NOW.getTime() - 1000));
    }
    await editFollowWish(keen, { topics: ["commented"], rhythm: "never" });
    await rate(appliance, { comment: "It works." });
    type Queued = Omit<Parameters<typeof tellOfAppliance>[0], "at"> & { at: string };
    for (const { at, ...happened } of await listQueued<Queued>(tellOfApplianceJob)) {
      await tellOfAppliance({ ...happened, at: new Date(at) }, LATER);
    }
    expect((await listNews(keen, 1)).items).toHaveLength(1);
    expect((await listNews(calm, 1)).items).toEqual([]);
  });

  test("has an end: so many appliances a day", async () => {
    const person = await createPerson();
    for (let index = 0; index < 20; index++) await rate(await createRatable(), { person, comment: null });
    await expect(rate(await createRatable(), { person })).rejects.toMatchObject({ code: "rate_limited" });
  });

  test("that was withdrawn neither counts nor shows, and can be given anew", async () => {
    const appliance = await createRatable();
    const { author, ratingId } = await rate(appliance);
    await answerRating(appliance.owner, { ratingId, answer: "Thanks." }, NOW);
    await withdrawRating(author, { slug: appliance.slug }, LATER);
    await expect(withdrawRating(author, { slug: appliance.slug })).rejects.toMatchObject({
      code: "not_found",
    });
    expect((await getRatingSummary(appliance.id)).count).toBe(0);
    expect(await commentsOf(appliance)).toEqual([]);
    expect((await getRatings(author, appliance.id))?.own).toBeNull();
    await rateAppliance(author, { slug: appliance.slug, stars: 5, comment: "After all." }, MUCH_LATER);
    expect(await commentsOf(appliance)).toEqual(["After all."]);
    expect((await getRatings(author, appliance.id))?.own).toMatchObject({ answer: null });
  });
});

describe("an answer", () => {
  test("is one, told to the author once, changed and taken away", async () => {
    const appliance = await createRatable();
    const { author, email, ratingId } = await rate(appliance);
    await answerRating(appliance.maintainer, { ratingId, answer: "Thanks." }, NOW);
    await answerRating(appliance.owner, { ratingId, answer: "Thank you." }, LATER);
    expect((await getRatings(ANONYMOUS, appliance.id))?.comments[0]).toMatchObject({
      answer: "Thank you.",
      answeredBy: { name: appliance.owner.name },
    });
    expect(await mailsTo(email)).toHaveLength(1);
    expect((await listNews(author, 1)).items).toHaveLength(1);
    await answerRating(appliance.owner, { ratingId, answer: null }, LATER);
    expect((await getRatings(ANONYMOUS, appliance.id))?.comments[0]?.answer).toBeNull();
  });

  test("is to a comment that is there", async () => {
    const appliance = await createRatable();
    const bare = await rate(appliance, { comment: null });
    const hidden = await rate(appliance);
    await moderateRating(await moderator(), { ratingId: hidden.ratingId, decision: "hide", reason: "Rude." });
    await expect(
      answerRating(appliance.owner, { ratingId: bare.ratingId, answer: "Why?" }),
    ).rejects.toMatchObject({ reason: "no_comment" });
    await expect(
      answerRating(appliance.owner, { ratingId: hidden.ratingId, answer: "Why?" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("moderation", () => {
  test("hides a reported comment from all but its author, who reads why; its stars do not count", async () => {
    const appliance = await createRatable();
    const { author, email, ratingId } = await rate(appliance, { stars: 1, comment: "Buy my images." });
    const reporter = await createPerson();
    const before = await countWaitingRatings();
    await reportRating(reporter, { ratingId, reason: "Advertising." }, LATER);
    expect(await countWaitingRatings()).toBe(before + 1);
    const admin = await moderator();
    const queue = await listModeratedRatings(admin, { show: "waiting", page: 1 });
    expect(queue?.items.find(({ id }) => id === ratingId)?.reports).toMatchObject([
      { reason: "Advertising." },
    ]);
    await moderateRating(admin, { ratingId, decision: "hide", reason: "It is advertising." }, MUCH_LATER);
    expect(await countWaitingRatings()).toBe(before);
    expect(await commentsOf(appliance)).toEqual([]);
    expect(await commentsOf(appliance, appliance.owner)).toEqual([]);
    expect((await getRatingSummary(appliance.id)).count).toBe(0);
    expect((await getRatings(author, appliance.id))?.own).toMatchObject({
      comment: "Buy my images.",
      hiddenReason: "It is advertising.",
    });
    expect((await mailsTo(email))[0]?.text).toContain("> It is advertising.");
    expect((await auditTrailOf(ratingId)).map(({ action }) => action)).toEqual([
      "rating.given",
      "rating.reported",
      "rating.hidden",
    ]);
  });

  test("of what was changed since waits again; withdrawing and giving anew does not undo hiding", async () => {
    const appliance = await createRatable();
    const { author, ratingId } = await rate(appliance);
    const admin = await moderator();
    await moderateRating(admin, { ratingId, decision: "hide", reason: "Rude." }, NOW);
    await withdrawRating(author, { slug: appliance.slug }, LATER);
    await rateAppliance(author, { slug: appliance.slug, stars: 2, comment: "Politely: no." }, LATER);
    expect(await commentsOf(appliance)).toEqual([]);
    const queue = await listModeratedRatings(admin, { show: "waiting", page: 1 });
    expect(queue?.items.map(({ id }) => id)).toContain(ratingId);
    await moderateRating(admin, { ratingId, decision: "keep", reason: "Fair now." }, MUCH_LATER);
    expect(await commentsOf(appliance)).toEqual(["Politely: no."]);
    expect((await listNews(author, 1)).items).toHaveLength(2);
  });

  test("keeps a comment, which its reporter cannot report again before it is changed", async () => {
    const appliance = await createRatable();
    const { author, email, ratingId } = await rate(appliance);
    const reporter = await createPerson();
    await reportRating(reporter, { ratingId, reason: "I do not like it." }, NOW);
    const again = { ratingId, reason: "Again." };
    await expect(reportRating(reporter, again, LATER)).rejects.toMatchObject({ reason: "reported_already" });
    await moderateRating(await moderator(), { ratingId, decision: "keep", reason: "It is fair." }, LATER);
    await expect(reportRating(reporter, again, LATER)).rejects.toMatchObject({ reason: "reported_already" });
    expect(await mailsTo(email), "nothing changed for its author").toEqual([]);
    await rateAppliance(author, { slug: appliance.slug, stars: 1, comment: "Worse words." }, MUCH_LATER);
    await reportRating(reporter, again, MUCH_LATER);
  });

  test("nobody reports their own, nor what is not to be seen", async () => {
    const appliance = await createRatable();
    const { author, ratingId } = await rate(appliance);
    await expect(reportRating(author, { ratingId, reason: "Me." })).rejects.toMatchObject({
      reason: "own_comment",
    });
    await moderateRating(await moderator(), { ratingId, decision: "hide", reason: "Rude." });
    await expect(reportRating(await createPerson(), { ratingId, reason: "Rude." })).rejects.toMatchObject({
      code: "not_found",
    });
  });
});

test("merged accounts have rated once, and not what they work on", async () => {
  const [one, other] = [await createRatable(), await createRatable()];
  const stays = await createPerson();
  const goes = await createPerson();
  await rate(one, { person: stays, stars: 5 });
  await rate(one, { person: goes, stars: 1 });
  await rate(other, { person: goes, stars: 3 });
  await database.$transaction((tx) => mergePeople(tx, stays, goes, LATER));
  expect(await getRatingSummary(one.id)).toMatchObject({ count: 1, average: 5 });
  expect((await getRatings(stays, other.id))?.own).toMatchObject({ stars: 3 });
  await database.$transaction((tx) => mergePeople(tx, other.owner, stays, MUCH_LATER));
  expect((await getRatingSummary(other.id)).count).toBe(0);
});
