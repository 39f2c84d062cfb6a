/** Searches that people keep: what they are told, once, and how it ends. */
import { expect, test } from "vitest";
import { mergePeople } from "#lib/identity/merge-people.ts";
import { listNews } from "#lib/notification/queries.ts";
import type { MailRhythm } from "#lib/notification/rhythm.ts";
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createAppliance, createPerson } from "#lib/testing/factories.ts";
import { mailsTo } from "#lib/testing/outbox.ts";
import { deleteSavedSearch, endSavedSearch } from "./delete-saved-search.ts";
import { editSavedSearch } from "./edit-saved-search.ts";
import { lookForHits } from "./look-for-hits.ts";
import { getSavedSearch, getSavedSearchByKey, isSearchSaved, listSavedSearches } from "./queries.ts";
import { saveSearch } from "./save-search.ts";
import { sendSearchDigests } from "./send-search-digests.ts";

const database = getDatabase();
/** A Friday. */
const NOW = new Date("2026-11-27T10:00:00Z");
const LATER = new Date("2026-11-27T11:00:00Z");
const TOMORROW = new Date("2026-11-28T06:00:00Z");
let counter = 0;

/** A word that nothing else is named by. */
const newWord = () => `quux${String.fromCharCode(97 + ++counter)}zibbel`;

async function createKeeper(): Promise<{ person: PersonActor; email: string }> {
  const email = `keeper${++counter}@example.org`;
  return { person: await createPerson({ email }), email };
}

/** Somebody who keeps the search for a word, with one appliance of that name there before. */
async function createScene(rhythm: MailRhythm = "at_once") {
  const word = newWord();
  const known = await createAppliance(null, `${word} One`);
  const keeper = await createKeeper();
  const { id } = await saveSearch(keeper.person, { query: `q=${word}`, rhythm }, NOW);
  return { ...keeper, word, known, id };
}

const titlesOf = async (person: PersonActor) => (await listNews(person, 1)).items.map(({ title }) => title);

test("what was found already is not news; what comes is, once", async () => {
  const { person, email, word } = await createScene();
  await lookForHits(NOW);
  expect(await titlesOf(person)).toEqual([]);
  await createAppliance(null, `${word} Two`);
  await Promise.all([lookForHits(LATER), lookForHits(LATER)]);
  await lookForHits(TOMORROW);
  expect(await titlesOf(person)).toEqual([`New for “${word}”: ${word} Two`]);
  const [mail, ...more] = await mailsTo(email);
  expect(more).toEqual([]);
  expect(mail?.text).toContain(`You get this because you follow the saved search “${word}”.`);
  expect(mail?.text).toMatch(/\/subscriptions\/[\w-]{43}\n/);
});

test("an appliance that left the catalogue and came back is no news", async () => {
  const { person, known } = await createScene();
  const archive = (archivedAt: Date | null) =>
    database.virtualAppliance.update({ where: { id: known.id }, data: { archivedAt } });
  await archive(NOW);
  await lookForHits(NOW);
  await archive(null);
  await lookForHits(LATER);
  expect(await titlesOf(person)).toEqual([]);
});

test("what gathers goes out once, in the rhythm of the moment", async () => {
  const { person, email, word, id } = await createScene("weekly");
  await createAppliance(null, `${word} Two`);
  await lookForHits(NOW);
  await createAppliance(null, `${word} Three`);
  await lookForHits(LATER);
  await editSavedSearch(person, { id, title: "Mine", rhythm: "daily" }, LATER);
  await sendSearchDigests(LATER);
  expect(await mailsTo(email)).toEqual([]);
  await Promise.all([sendSearchDigests(TOMORROW), sendSearchDigests(TOMORROW)]);
  expect((await mailsTo(email)).map(({ subject }) => subject)).toEqual(["Search Mine: 2 pieces of news"]);
});

test("by e-mail never is never, and the news stand in the account", async () => {
  const { person, email, word } = await createScene("never");
  await createAppliance(null, `${word} Two`);
  await lookForHits(NOW);
  await sendSearchDigests(TOMORROW);
  expect(await mailsTo(email)).toEqual([]);
  expect(await titlesOf(person)).toHaveLength(1);
});

test("the same search twice is one; order, page and spelling of the address take no part in it", async () => {
  const { person, word, id } = await createScene();
  const again = await saveSearch(person, { query: `sort=name&q=${word}&after=x`, rhythm: "weekly" }, LATER);
  expect(again.id).toBe(id);
  expect(await listSavedSearches(person)).toMatchObject([
    { title: `“${word}”`, query: `q=${word}`, rhythm: "weekly", hits: 1, foundAt: null, tooWideSince: null },
  ]);
  expect(await isSearchSaved(person, `q=${word}`)).toBe(true);
  expect(await isSearchSaved(person, "q=other")).toBe(false);
});

test.each(["", "sort=name", "q=%20", "os="])("“%s” searches for nothing", async (query) => {
  const { person } = await createKeeper();
  await expect(saveSearch(person, { query, rhythm: "daily" })).rejects.toMatchObject({
    reason: "not_narrowed",
  });
});

test("what finds too much is not kept; what comes to find too much says so and tells nothing meanwhile", async () => {
  const { person, word, id } = await createScene();
  const many = Array.from({ length: 1000 }, (_, index) => ({
    ...{ slug: `${word}-${index}`, name: `${word} ${index}`, summary: "One of many.", description: "" },
    ...{ category: "Operating systems", archivedAt: null },
  }));
  await database.virtualAppliance.createMany({ data: many });
  await database.$executeRaw`SELECT refresh_catalogue_rows(ARRAY(SELECT "id" FROM "VirtualAppliance"))`;
  await lookForHits(NOW);
  expect(await titlesOf(person)).toEqual([]);
  expect((await listSavedSearches(person))[0]?.tooWideSince).toEqual(NOW);
  const { person: other } = await createKeeper();
  await expect(saveSearch(other, { query: `q=${word}`, rhythm: "daily" })).rejects.toMatchObject({
    reason: "search_too_wide",
  });
  await database.virtualAppliance.updateMany({
    where: { slug: { startsWith: `${word}-1` } },
    data: { archivedAt: NOW },
  });
  await database.$executeRaw`SELECT refresh_catalogue_rows(ARRAY(SELECT "id" FROM "VirtualAppliance"))`;
  await lookForHits(LATER);
  expect((await listSavedSearches(person))[0]?.tooWideSince).toBeNull();
  expect(await titlesOf(person)).toEqual([]);
  await createAppliance(null, `${word} afterwards`);
  await lookForHits(TOMORROW);
  expect(await titlesOf(person)).toEqual([`New for “${word}”: ${word} afterwards`]);
  expect(id).toBeTruthy();
});

test("fifty searches are enough", async () => {
  const { person } = await createKeeper();
  await database.savedSearch.createMany({
    data: Array.from({ length: 50 }, (_, index) => ({
      ...{ personId: person.personId, query: `q=${index}`, title: `${index}`, rhythm: "never" as const },
      unsubscribeKey: crypto.randomUUID(),
    })),
  });
  await expect(saveSearch(person, { query: "q=one+more", rhythm: "daily" })).rejects.toMatchObject({
    reason: "too_many_searches",
  });
});

test("it ends with its person's word or by the address in a message, and nothing that waits is sent", async () => {
  const { person, email, word, id } = await createScene("daily");
  await createAppliance(null, `${word} Two`);
  await lookForHits(NOW);
  const { unsubscribeKey: key } = await database.savedSearch.findUniqueOrThrow({ where: { id } });
  expect(await getSavedSearchByKey(key)).toMatchObject({ title: `“${word}”`, query: `q=${word}` });
  expect(await endSavedSearch(person, { key })).toEqual({ query: `q=${word}` });
  expect(await endSavedSearch(person, { key })).toEqual({ query: null });
  await sendSearchDigests(TOMORROW);
  expect(await mailsTo(email)).toEqual([]);
  expect(await titlesOf(person)).toHaveLength(1);
  expect((await auditTrailOf(person.personId)).map(({ action }) => action)).toEqual([
    "person.search_saved",
    "person.search_deleted",
  ]);
});

test("nobody sees, changes or ends another's search", async () => {
  const { person, id } = await createScene();
  const { person: other } = await createKeeper();
  expect(await getSavedSearch(other, id)).toBeNull();
  expect(await listSavedSearches(other)).toEqual([]);
  await expect(editSavedSearch(other, { id, title: "Theirs", rhythm: "never" })).rejects.toMatchObject({
    code: "not_found",
  });
  expect(await deleteSavedSearch(other, { id })).toEqual({ query: null });
  expect(await getSavedSearch(person, id)).toMatchObject({ rhythm: "at_once" });
});

test("whoever merges two accounts keeps the searches of both, each once", async () => {
  const first = await createScene();
  const second = await createKeeper();
  await saveSearch(second.person, { query: `q=${first.word}`, rhythm: "never" }, NOW);
  await saveSearch(second.person, { query: "q=other", rhythm: "never" }, NOW);
  await database.$transaction((tx) =>
    mergePeople(tx, first.person, { personId: second.person.personId, name: "Second" }, NOW),
  );
  const kept = await listSavedSearches(first.person);
  expect(kept.map(({ query, rhythm }) => [query, rhythm]).sort()).toEqual([
    ["q=other", "never"],
    [`q=${first.word}`, "at_once"],
  ]);
});
