/** Favourites of an account: what a browser brings, what stays, and how many there may be. */
import { expect, test } from "vitest";
import { mergePeople } from "#lib/identity/merge-people.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createAppliance, createPerson } from "#lib/testing/factories.ts";
import { changeFavourites } from "./change-favourites.ts";
import { MOST_FAVOURITES } from "./favourite.ts";
import { listFavourites, listNumbered } from "./queries.ts";

const database = getDatabase();
const NOW = new Date("2026-11-27T10:00:00Z");
const LATER = new Date("2026-11-27T11:00:00Z");
const NOTHING = { add: [], remove: [] };

async function createNumbered(): Promise<number> {
  const { id } = await createAppliance();
  return (await database.virtualAppliance.findUniqueOrThrow({ where: { id } })).number;
}

test("what a browser brings joins what the account has, in its order; what is gone is left out", async () => {
  const person = await createPerson();
  const [one, two, three] = [await createNumbered(), await createNumbered(), await createNumbered()];
  await changeFavourites(person, { add: [one], remove: [] }, NOW);
  const { numbers } = await changeFavourites(
    person,
    { add: [three, two, one, 2_000_000_000], remove: [] },
    LATER,
  );
  expect(numbers).toEqual([three, two, one]);
  expect((await listFavourites(person, NOW)).map(({ number }) => number)).toEqual([three, two, one]);
  expect(await changeFavourites(person, { add: [], remove: [two] }, LATER)).toEqual({
    numbers: [three, one],
  });
  expect(await changeFavourites(person, { add: [], remove: [two] }, LATER)).toEqual({
    numbers: [three, one],
  });
});

test("nobody sees or changes somebody else's", async () => {
  const [ann, bob] = [await createPerson(), await createPerson()];
  const one = await createNumbered();
  await changeFavourites(ann, { add: [one], remove: [] }, NOW);
  expect(await changeFavourites(bob, { add: [], remove: [one] }, NOW)).toEqual({ numbers: [] });
  expect(await changeFavourites(ann, NOTHING, NOW)).toEqual({ numbers: [one] });
});

test("there is an end to them, also when two tabs star at once", async () => {
  const person = await createPerson();
  const made = await database.virtualAppliance.createManyAndReturn({
    data: Array.from({ length: MOST_FAVOURITES + 2 }, (_, index) => ({
      ...{ slug: `many-${index}`, name: `Many ${index}`, summary: "", description: "" },
      ...{ category: "Other", disciplines: [], tags: [] },
    })),
    select: { number: true },
  });
  const numbers = made.map(({ number }) => number);
  await changeFavourites(person, { add: numbers.slice(0, MOST_FAVOURITES - 1), remove: [] }, NOW);
  const [last = 0, beyond = 0] = numbers.slice(-2);
  await Promise.all([
    changeFavourites(person, { add: [last], remove: [] }, LATER),
    changeFavourites(person, { add: [beyond], remove: [] }, LATER),
  ]);
  expect((await changeFavourites(person, NOTHING, LATER)).numbers).toHaveLength(MOST_FAVOURITES);
});

test("of numbers, what there is, in their order", async () => {
  const [one, two] = [await createNumbered(), await createNumbered()];
  expect((await listNumbered([two, 2_000_000_000, one], NOW)).map(({ number }) => number)).toEqual([
    two,
    one,
  ]);
});

test("merged accounts keep what either had", async () => {
  const [stays, goes] = [await createPerson(), await createPerson()];
  const [one, two] = [await createNumbered(), await createNumbered()];
  await changeFavourites(stays, { add: [one], remove: [] }, NOW);
  await changeFavourites(goes, { add: [one, two], remove: [] }, NOW);
  await database.$transaction((tx) => mergePeople(tx, stays, goes, LATER));
  expect((await listFavourites(stays, NOW)).map(({ number }) => number).sort()).toEqual([one, two].sort());
});
