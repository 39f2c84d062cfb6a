/** Going anywhere by its name: what is found, and whose places. */
import { expect, test } from "vitest";
import { ANONYMOUS } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { createAppliance, createPerson, createTestVo } from "#lib/testing/factories.ts";
import { quickSearch } from "./queries.ts";

const NOW = new Date("2026-11-27T10:00:00Z");

const hitsOf = async (...asked: Parameters<typeof quickSearch>) =>
  (await quickSearch(...asked)).map(({ title, hits }) => [title, hits.map(({ label }) => label)]);

test("nothing typed: the places that are for everybody", async () => {
  expect(await quickSearch(ANONYMOUS, " ", NOW)).toEqual([
    expect.objectContaining({
      title: "Go to",
      hits: expect.arrayContaining([{ href: "/appliances", label: "Appliances", detail: "" }]),
    }),
  ]);
});

test("a name finds appliances, VOs and providers, and no kind that has none", async () => {
  await createAppliance(null, "Quokka Desktop");
  await createTestVo({ name: "quokka.example.org" });
  await getDatabase().provider.create({ data: { slug: "quokka", name: "Quokka Cloud", country: "NO" } });
  expect(await hitsOf(ANONYMOUS, "quok", NOW)).toEqual([
    ["Appliances", ["Quokka Desktop"]],
    ["Virtual Organisations", ["quokka.example.org"]],
    ["Providers", ["Quokka Cloud"]],
  ]);
  expect(await hitsOf(ANONYMOUS, "quokka desk", NOW)).toEqual([["Appliances", ["Quokka Desktop"]]]);
});

test("a VO that was removed is not gone to", async () => {
  const { id } = await createTestVo({ name: "numbat.example.org" });
  const removed = { removedAt: NOW, removalReason: "Ended.", listEndsAt: NOW };
  await getDatabase().vo.update({ where: { id }, data: removed });
  expect(await hitsOf(ANONYMOUS, "numbat", NOW)).toEqual([]);
});

test.each(["%", "_", "\\", "' OR 1=1 --", "&|!():*"])("“%s” is a text like any other", async (text) => {
  expect(await hitsOf(ANONYMOUS, `zz${text}`, NOW)).toEqual([]);
});

test("own places are one's own: the draft for who curates, administration for administrators", async () => {
  const vo = await createTestVo({ name: "places.example.org" });
  const manager = await createPerson({ voRoles: { [vo.id]: ["manager"] } });
  const administrator = await createPerson({ platformRoles: ["administrator"] });
  expect(await hitsOf(manager, "draft", NOW)).toEqual([["Your work", ["Draft of places.example.org"]]]);
  expect(await hitsOf(administrator, "draft", NOW)).toEqual([]);
  expect(await hitsOf(administrator, "administr", NOW)).toEqual([["The service", ["Administration"]]]);
  expect(await hitsOf(manager, "administr", NOW)).toEqual([]);
  expect(await hitsOf(ANONYMOUS, "account", NOW)).toEqual([]);
});
