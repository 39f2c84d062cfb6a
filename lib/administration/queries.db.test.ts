/** The overview of the administration: true numbers, for administrators only. */
import { expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  createTestVo,
} from "#lib/testing/factories.ts";
import { getOverview } from "./queries.ts";

const database = getDatabase();
const administrator = await createPerson({ platformRoles: ["administrator"] });
const NOW = new Date();
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 24 * 3600 * 1000);

test("counts what is there", async () => {
  const old = await createPerson();
  const blocked = await createPerson();
  const merged = await createPerson();
  const { person } = database;
  await person.update({ where: { id: old.personId }, data: { createdAt: daysAgo(8) } });
  await person.update({ where: { id: blocked.personId }, data: { blockedAt: NOW, createdAt: daysAgo(6) } });
  await person.update({ where: { id: merged.personId }, data: { mergedIntoId: old.personId } });
  await createTestVo();
  const { id } = await createAppliance(old);
  await createAppliance(old);
  await createPublishedVersion(id);
  const operated = { operators: { create: { personId: old.personId } } };
  await database.provider.create({ data: { slug: "one", name: "One", country: "NO", ...operated } });
  await database.provider.create({ data: { slug: "two", name: "Two", country: "NO" } });
  const mail = { recipient: "ann@example.org", subject: "Hello", text: "Hello." };
  await database.outgoingMail.createMany({
    data: [
      { ...mail },
      { ...mail, sentAt: NOW },
      { ...mail, lastError: "no answer", attempts: 2 },
      { ...mail, lastError: "Refused: no such address", attempts: 1 },
    ],
  });

  const overview = await getOverview(administrator, NOW);
  expect(overview).toMatchObject({
    people: { total: 3, newThisWeek: 2, blocked: 1 },
    vos: { total: 1, withList: 0 },
    appliances: { total: 2, published: 1 },
    providers: { total: 2, operated: 1 },
    jobs: { failed: 0, running: 0 },
    mails: { waiting: 2, refused: 1, delayed: 1, hasServer: false },
    // The published version has no signed list.
    signingsDue: 1,
    worker: { alive: 0, lastHeardAt: null },
    certificateExpiresAt: null,
  });
  expect(overview?.database.bytes).toBeGreaterThan(1_000_000);
  expect(overview?.database.version).toMatch(/^\d+/);
});

test.each<[string, () => Actor | Promise<Actor>, boolean]>([
  ["anonymous", () => ANONYMOUS, false],
  ["a person", () => createPerson(), false],
  ["a security officer", () => createPerson({ platformRoles: ["security_officer"] }), false],
  ["a token of an administrator", () => tokenActor({ person: administrator }), false],
  ["an administrator", () => administrator, true],
  ["the system", () => system("test"), true],
])("%s", async (_who, actorOf, sees) => {
  expect((await getOverview(await actorOf(), NOW)) !== null).toBe(sees);
});
