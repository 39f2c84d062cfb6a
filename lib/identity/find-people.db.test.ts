/** Whom the words of a search mean, and what is told of them. */
import { describe, expect, test } from "vitest";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { giveAddress } from "#lib/testing/people-scene.ts";
import { findPeople } from "./find-people.ts";
import { pickPeople } from "./pick-people.ts";

const database = getDatabase();
const administrator = await createPerson({ name: "Zoë Root", platformRoles: ["administrator"] });
const anybody = await createPerson({ name: "Any Body" });

const noemi = await createPerson({ name: "Noémi Škoda" });
await giveAddress(noemi, "noemi_s@lab.example");
const odd = await createPerson({ name: "100%_sure" });
await giveAddress(odd, "odd@lab.example", { verified: false });
await database.person.update({ where: { id: odd.personId }, data: { affiliation: "staff@uni.example" } });
await database.identity.updateMany({ where: { personId: odd.personId }, data: { subject: "abc-DEF-123" } });
const blocked = await createPerson({ name: "Noémi Blocked" });
await database.person.update({ where: { id: blocked.personId }, data: { blockedAt: new Date() } });
const merged = await createPerson({ name: "Noémi Merged" });
await database.person.update({ where: { id: merged.personId }, data: { mergedIntoId: noemi.personId } });

async function find(actor: Actor, text: string, wanted: { byAddress?: boolean; leaveOut?: string[] } = {}) {
  const { people } = await findPeople(actor, { text, most: 20, ...wanted });
  return people.map(({ name }) => name);
}

describe("people are found by", () => {
  test.each<[string, string, string[]]>([
    ["part of a name, in any case", "šKOD", ["Noémi Škoda"]],
    ["letters without their marks", "noemi skoda", ["Noémi Škoda"]],
    ["marks written apart", "Noe\u0301mi", ["Noémi Škoda"]],
    ["words in any order", "škoda noémi", ["Noémi Škoda"]],
    ["wildcards as they stand", "%_", ["100%_sure"]],
    ["what no text holds", "sko\0da", ["Noémi Škoda"]],
    ["words that no one person has", "noemi sure", []],
    ["no words", "  ", []],
    ["one letter", "n", []],
    ["one wildcard", "%", []],
    ["a wildcard for everything", "%%", []],
    ["wildcards for letters", "__", []],
    ["a backslash", "\\\\", []],
    ["part of an address", "@lab.example", []],
    ["a subject", "abc-def", []],
  ])("%s", async (_what, text, names) => {
    expect(await find(anybody, text)).toEqual(names);
  });

  test.each<[string, string, string[]]>([
    ["their whole address, in any case", " Noemi_S@lab.example ", ["Noémi Škoda"]],
    ["one that nobody vouches for", "odd@lab.example", []],
    ["part of one", "noemi_s@", []],
    ["a wildcard before the host", "%@lab.example", []],
    ["a wildcard for a letter", "noemi__@lab.example", []],
  ])("%s, where that is asked for", async (_what, text, names) => {
    expect(await find(anybody, text, { byAddress: true })).toEqual(names);
    expect(await find(anybody, text)).toEqual([]);
  });

  test.each<[string, string, string[]]>([
    ["part of an address", "ODD@lab", ["100%_sure"]],
    ["affiliation", "staff@uni", ["100%_sure"]],
    ["subject", "c-def-1", ["100%_sure"]],
    ["several words, each somewhere", "sure uni.example", ["100%_sure"]],
    ["an address with a wildcard", "%@lab.example", []],
  ])("%s, by administrators", async (_what, text, names) => {
    expect(await find(administrator, text)).toEqual(names);
  });
});

test("who is not meant is left out", async () => {
  expect(await find(anybody, "noemi", { leaveOut: [noemi.personId] })).toEqual([]);
});

test("addresses are told to administrators only", async () => {
  const { personId: id, name } = noemi;
  const told = async (actor: Actor) => (await findPeople(actor, { text: "noemi", most: 20 })).people;
  expect(await told(anybody)).toEqual([{ id, name, affiliation: null, email: null }]);
  expect(await told(administrator)).toEqual([{ id, name, affiliation: null, email: "noemi_s@lab.example" }]);
});

test("there may be more than are listed", async () => {
  for (const number of [1, 2, 3]) await createPerson({ name: `Many ${number}` });
  const found = (most: number) => findPeople(anybody, { text: "many", most });
  expect(await found(2)).toMatchObject({ people: [{ name: "Many 1" }, { name: "Many 2" }], more: true });
  expect(await found(3)).toMatchObject({ people: { length: 3 }, more: false });
});

test("people are offered to administrators to pick from, a few at a time", async () => {
  for (const number of Array(9).keys()) await createPerson({ name: `Offered ${number}` });
  expect(await pickPeople(administrator, "offered")).toHaveLength(8);
  expect(await pickPeople(anybody, "offered")).toEqual([]);
});
