import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { paths } from "#lib/platform/paths.ts";
import { personActor, tokenActor } from "#lib/testing/actors.ts";
import { appendEvent } from "#lib/testing/audit-events.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  createTestVo,
} from "#lib/testing/factories.ts";
import { createProvider, createToken } from "#lib/testing/tokens.ts";
import { readAuditQuestion } from "./filter.ts";
import { listHistory, listOwnActivity, searchAuditEvents } from "./queries.ts";

const database = getDatabase();
const administrator = personActor({ platformRoles: ["administrator"] });
const origin = { address: "192.0.2.7", requestId: "r1" };

const ann = await createPerson({ name: "Annabel Lee-Őry" });
const bob = await createPerson({ name: "Bob" });
const vo = await createTestVo({ name: "search.example.org" });
const appliance = await createAppliance(ann, "Searched Appliance");
const version = await createPublishedVersion(appliance.id, { version: "2.0" });
const provider = await createProvider({ name: "Searched Site" });
const token = await createToken([], { person: ann });
await database.person.update({ where: { id: ann.personId }, data: { email: "annabel@example.org" } });

const by = (actor: { personId: string; name: string }) => ({
  actorId: actor.personId,
  actorName: actor.name,
});
const events = {
  entry: await appendEvent({
    ...by(ann),
    ...origin,
    objectKind: "appliance",
    objectId: appliance.id,
    action: "appliance.edited",
    tokenId: token.id,
  }),
  version: await appendEvent({
    ...by(bob),
    ...origin,
    objectKind: "version",
    objectId: version.id,
    partOfKind: "appliance",
    partOfId: appliance.id,
    action: "version.edited",
  }),
  role: await appendEvent({
    ...by(bob),
    objectKind: "person",
    objectId: ann.personId,
    partOfKind: "vo",
    partOfId: vo.id,
    action: "person.vo_role_granted",
  }),
  site: await appendEvent({
    actorKind: "provider",
    actorId: provider.id,
    actorName: "Searched Site",
    objectKind: "provider",
    objectId: provider.id,
  }),
  formerName: await appendEvent({
    ...by(ann),
    actorName: "Annabel Poe",
    occurredAt: new Date("2026-10-01T23:59:59Z"),
  }),
  worker: await appendEvent({
    actorKind: "system",
    actorId: "worker",
    actorName: "worker",
    objectKind: "vo",
    objectId: vo.id,
  }),
};
type Told = keyof typeof events;
const nameOf = (id: string) => (Object.keys(events) as Told[]).find((name) => events[name] === id);

async function search(parameters: Record<string, string>, actor: Actor = administrator) {
  const found = await searchAuditEvents(actor, readAuditQuestion(parameters));
  return found && { ...found, told: found.events.flatMap(({ id }) => nameOf(id) ?? []) };
}

describe("the search finds", () => {
  test.each<[Record<string, string>, Told[]]>([
    [{ who: "annabel" }, ["entry", "formerName"]],
    [{ who: "ANNABEL@example.org" }, ["entry", "formerName"]],
    [{ who: "lee-őry" }, ["entry", "formerName"]],
    [{ who: "Annabel Poe" }, ["formerName"]],
    [{ who: "annabel poe" }, []],
    [{ who: "Searched Si" }, ["site"]],
    [{ who: "worker" }, ["worker"]],
    [{ who: "100%" }, []],
    [{ who: "%%" }, []],
    [{ who: "__" }, []],
    [{ who: "%@example.org" }, []],
    [{ who: "anna_el" }, []],
    [{ actor: ann.personId }, ["entry", "formerName"]],
    [{ actor: "worker" }, ["worker"]],
    [{ actor: ann.personId, who: "bob" }, []],
    [{ action: "version.edited" }, ["version"]],
    [{ action: "version." }, ["version"]],
    [{ object: appliance.slug }, ["entry", "version"]],
    [{ object: "SEARCHED appliance" }, ["entry", "version"]],
    [{ object: `/appliances/${appliance.slug}` }, ["entry", "version"]],
    [{ object: `https://va.example.org/appliances/${appliance.slug}/edit?x=1` }, ["entry", "version"]],
    [{ object: appliance.id }, ["entry", "version"]],
    [{ object: `appliance:${appliance.id}` }, ["entry", "version"]],
    [{ object: `vo:${appliance.id}` }, []],
    [{ object: "search.example.org" }, ["role", "worker"]],
    [{ object: "https://va.example.org/store/vo/search.example.org/image.list" }, ["role", "worker"]],
    [{ object: "searched-site" }, ["site"]],
    [{ object: "annabel@example.org" }, ["role"]],
    [{ object: paths.adminPerson(ann.personId) }, ["role"]],
    [{ token: token.id }, ["entry"]],
    [{ address: "192.0.2.7" }, ["entry", "version"]],
    [{ address: "192.0.2.7", who: "bob" }, ["version"]],
    [{ to: "2026-10-01" }, ["formerName"]],
    [{ to: "2026-09-30" }, []],
    [{ from: "2026-10-01", to: "2026-10-02", who: "annabel" }, ["formerName"]],
  ])("%j", async (parameters, told) => {
    const found = await search(parameters);
    expect(found?.problems).toEqual({});
    expect(found?.told.toSorted()).toEqual(told.toSorted());
  });

  test("nothing, and says why, where words mean nothing", async () => {
    expect(await search({ object: "no such thing" })).toMatchObject({
      events: [],
      problems: { object: expect.stringMatching(/Nothing here is called so/) },
    });
    expect(await search({ object: "/appliances/search.example.org" })).toMatchObject({
      problems: { object: expect.any(String) },
    });
    for (const object of ["%%", "______", "%@example.org", "SEARCHED_appliance"]) {
      expect(await search({ object })).toMatchObject({
        events: [],
        problems: { object: expect.any(String) },
      });
    }
    expect(await search({ action: "nonsense" })).toMatchObject({
      events: [],
      problems: { action: expect.any(String) },
    });
  });

  test("nothing, and says why, where too many are called so", async () => {
    await database.person.createMany({
      data: Array.from({ length: 30 }, (_, n) => ({ name: `Namesake ${n}`, email: "" })),
    });
    expect(await search({ who: "namesake" })).toMatchObject({
      events: [],
      problems: { who: expect.any(String) },
    });
    expect(await search({ who: "namesake 29" })).toMatchObject({ problems: {} });
  });

  test.each<[string, Actor]>([
    ["nobody", ANONYMOUS],
    ["a person", personActor()],
    ["a security officer", personActor({ platformRoles: ["security_officer"] })],
    ["a token of an administrator", tokenActor({ person: administrator, readsApi: true })],
    ["the service", system("worker")],
  ])("nothing for %s", async (_who, actor) => {
    expect(await search({}, actor)).toBeNull();
  });
});

describe("a history", () => {
  const history = (viewer: Actor) => listHistory(viewer, { kind: "appliance", id: appliance.id });

  test("names the things of its events, and links those that have a page", async () => {
    const { things } = await history(ann);
    expect(things[`appliance:${appliance.id}`]).toEqual({
      name: appliance.name,
      href: paths.appliance(appliance.slug),
    });
    expect(things[`version:${version.id}`]).toEqual({
      name: "2.0",
      href: paths.version(appliance.slug, "2.0"),
    });
    expect(things[`person:${bob.personId}`]).toEqual({ name: "Bob", href: paths.person(bob.personId) });
    const forAdministrator = (await history(administrator)).things;
    expect(forAdministrator[`person:${bob.personId}`]?.href).toBe(paths.adminPerson(bob.personId));
  });

  test.each<[string, Actor, Told[]]>([
    ["an administrator", administrator, ["entry", "version"]],
    ["who did it", ann, ["entry"]],
    ["another of those who did it", bob, ["version"]],
    ["somebody else", personActor({ platformRoles: ["security_officer"] }), []],
    ["an administrator's token", tokenActor({ person: administrator, readsApi: true }), []],
  ])("says from where and with what only to %s", async (_who, viewer, told) => {
    const shown = (await history(viewer)).events.filter(
      ({ address, requestId, tokenId }) => address ?? requestId ?? tokenId,
    );
    expect(shown.map(({ id }) => nameOf(id)).toSorted()).toEqual(told.toSorted());
  });
});

describe("one's own activity", () => {
  const told = async (viewer: Actor) =>
    (await listOwnActivity(viewer)).events.flatMap(({ id }) => nameOf(id) ?? []);

  test("is what one did and what was done to one's account", async () => {
    expect((await told(ann)).toSorted()).toEqual(["entry", "formerName", "role"]);
    expect((await told(bob)).toSorted()).toEqual(["role", "version"]);
  });

  test("does not say from where others did it", async () => {
    await appendEvent({
      ...by(bob),
      ...origin,
      objectId: ann.personId,
      action: "person.blocked",
      occurredAt: new Date(),
    });
    const { events: found, things } = await listOwnActivity(ann);
    expect(found[0]).toMatchObject({
      action: "person.blocked",
      address: null,
      requestId: null,
      tokenId: null,
    });
    expect(found.find(({ id }) => id === events.entry)).toMatchObject({
      address: origin.address,
      requestId: null,
      tokenId: token.id,
    });
    expect(things[`access_token:${token.id}`]).toEqual({ name: "for tests", href: null });
  });

  test("goes on where another account was merged into this one", async () => {
    const second = await createPerson();
    await appendEvent({ ...by(second) });
    await database.person.update({ where: { id: second.personId }, data: { mergedIntoId: bob.personId } });
    expect((await listOwnActivity(bob)).events.map(({ actorId }) => actorId)).toContain(second.personId);
  });

  test("is nothing for those who are nobody", async () => {
    expect(await listOwnActivity(ANONYMOUS)).toEqual({ events: [], previous: null, next: null, things: {} });
  });
});
