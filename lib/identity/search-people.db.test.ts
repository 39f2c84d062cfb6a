import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { type PeopleSearch, searchPeople } from "./search-people.ts";

const database = getDatabase();
const vo = await createTestVo({ name: "biomed" });
const otherVo = await createTestVo({ name: "enmr.eu" });
const administrator = await createPerson({ name: "Zoë Root", platformRoles: ["administrator"] });

async function add(name: string, data: { email?: string; affiliation?: string; subject?: string } = {}) {
  const { subject = randomUUID(), ...profile } = data;
  const { personId } = await createPerson({ name });
  await database.person.update({ where: { id: personId }, data: profile });
  await database.identity.updateMany({
    where: { personId },
    data: { subject, name, email: "told@idp.example" },
  });
  return personId;
}

const alice = await add("Alice Example", { email: "alice@uni.example", affiliation: "staff@uni.example" });
const bob = await add("Bob 100%_sure", { email: "bob@lab.example", subject: "abc-DEF-123" });
const blocked = await add("Carol Blocked");
await database.person.update({ where: { id: blocked }, data: { blockedAt: new Date() } });
const merged = await add("Alice Merged");
await database.person.update({ where: { id: merged }, data: { mergedIntoId: alice } });
await database.voRoleGrant.createMany({
  data: [
    { personId: alice, voId: vo.id, role: "manager", source: "local" },
    { personId: alice, voId: otherVo.id, role: "member", source: "local" },
    { personId: bob, voId: otherVo.id, role: "expert", source: "local" },
  ],
});

const EVERYBODY: PeopleSearch = { text: "", role: null, vo: null, state: null, page: 1 };
async function find(search: Partial<PeopleSearch>) {
  const found = await searchPeople(administrator, { ...EVERYBODY, ...search });
  return found?.items.map(({ name }) => name);
}

describe("searching people", () => {
  test.each<[string, Partial<PeopleSearch>, string[]]>([
    ["everybody, by name", {}, ["Alice Example", "Bob 100%_sure", "Carol Blocked", "Zoë Root"]],
    ["part of a name, in any case", { text: "aLiC" }, ["Alice Example"]],
    ["e-mail", { text: "bob@lab" }, ["Bob 100%_sure"]],
    ["affiliation", { text: "staff@uni" }, ["Alice Example"]],
    ["subject", { text: "c-def-1" }, ["Bob 100%_sure"]],
    [
      "e-mail that the provider told",
      { text: "told@idp" },
      ["Alice Example", "Bob 100%_sure", "Carol Blocked"],
    ],
    ["several words, each somewhere", { text: "example uni.example" }, ["Alice Example"]],
    ["words that no one person has", { text: "alice bob" }, []],
    ["marks as they stand", { text: "%_" }, ["Bob 100%_sure"]],
    ["a backslash", { text: "\\" }, []],
    ["what no text holds", { text: "alice\0" }, ["Alice Example"]],
    ["a role on the platform", { role: "administrator" }, ["Zoë Root"]],
    ["a role in any VO", { role: "manager" }, ["Alice Example"]],
    ["a role in one VO", { role: "member", vo: "enmr.eu" }, ["Alice Example"]],
    ["a role in a VO where nobody has it", { role: "manager", vo: "enmr.eu" }, []],
    ["any role in one VO", { vo: "enmr.eu" }, ["Alice Example", "Bob 100%_sure"]],
    ["a VO that is not there", { vo: "nowhere" }, []],
    ["who is blocked", { state: "blocked" }, ["Carol Blocked"]],
    ["who is not", { state: "active", text: "example" }, ["Alice Example", "Bob 100%_sure", "Zoë Root"]],
  ])("by %s", async (_what, search, names) => {
    expect(await find(search)).toEqual(names);
  });

  test("tells of each what they are", async () => {
    const found = await searchPeople(administrator, { ...EVERYBODY, text: "alice" });
    expect(found?.items).toMatchObject([
      {
        email: "alice@uni.example",
        platformRoles: [],
        voRoles: [{ role: "manager", vo: { name: "biomed" } }],
        blockedAt: null,
      },
    ]);
  });

  test("goes page by page", async () => {
    for (let number = 0; number < 60; number++) await add(`Many ${String(number).padStart(2, "0")}`);
    const page = (number: number) =>
      searchPeople(administrator, { ...EVERYBODY, text: "many", page: number });
    expect(await page(1)).toMatchObject({ total: 60, pageCount: 2, items: { length: 50 } });
    expect((await page(2))?.items.at(-1)?.name).toBe("Many 59");
    expect((await page(3))?.items).toEqual([]);
  });
});
