import { describe, expect, test } from "vitest";
import { type Actor, ANONYMOUS, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { completeProfile } from "./complete-profile.ts";
import { editProfile } from "./edit-profile.ts";

const database = getDatabase();
const FIELDS = {
  name: "Ann Other",
  affiliation: "Observatory",
  email: "ann@observatory.example",
  orcid: "0000-0002-1825-0097",
};

const readPerson = (id: string) => database.person.findUniqueOrThrow({ where: { id } });

async function createNewcomer() {
  const actor = await createPerson({ name: "Ann" });
  await database.person.update({ where: { id: actor.personId }, data: { profileCompletedAt: null } });
  return actor;
}

describe("completing a profile", () => {
  test("saves it and remembers when", async () => {
    const actor = await createNewcomer();
    const now = new Date();
    await completeProfile(actor, FIELDS, now);
    expect(await readPerson(actor.personId)).toMatchObject({ ...FIELDS, profileCompletedAt: now });
    expect(await auditTrailOf(actor.personId)).toMatchObject([
      {
        action: "person.profile_edited",
        actorName: "Ann",
        occurredAt: now,
        details: {
          changes: {
            name: { before: "Ann", after: "Ann Other" },
            profileCompletedAt: { before: null, after: now.toISOString() },
          },
        },
      },
    ]);
  });

  test("as it was told counts as seen", async () => {
    const actor = await createNewcomer();
    const { name, affiliation, email, orcid } = await readPerson(actor.personId);
    await completeProfile(actor, { name, affiliation, email, orcid });
    expect((await readPerson(actor.personId)).profileCompletedAt).not.toBeNull();
  });

  test("twice, as from two windows, keeps the first time and the second profile", async () => {
    const actor = await createNewcomer();
    const first = new Date("2026-11-24T08:00:00Z");
    await completeProfile(actor, { ...FIELDS, name: "First" }, first);
    await completeProfile(actor, FIELDS, new Date("2026-11-24T08:01:00Z"));
    expect(await readPerson(actor.personId)).toMatchObject({ ...FIELDS, profileCompletedAt: first });
  });
});

describe("editing a profile", () => {
  test("changes it and records what changed, and nothing else", async () => {
    const actor = await createPerson();
    await editProfile(actor, FIELDS);
    await editProfile(actor, { ...FIELDS, orcid: null });
    expect(await readPerson(actor.personId)).toMatchObject({ ...FIELDS, orcid: null });
    const [, second] = await auditTrailOf(actor.personId);
    expect(second?.details).toEqual({ changes: { orcid: { before: FIELDS.orcid, after: null } } });
  });

  test("without a change records nothing", async () => {
    const actor = await createPerson();
    await editProfile(actor, FIELDS);
    await editProfile(actor, FIELDS);
    expect(await auditTrailOf(actor.personId)).toHaveLength(1);
  });

  test("does not count as having seen the first page", async () => {
    const actor = await createNewcomer();
    await editProfile(actor, FIELDS);
    expect((await readPerson(actor.personId)).profileCompletedAt).toBeNull();
  });
});

describe("only the person", async () => {
  const person = await createPerson();
  const nobody: [string, Actor, string][] = [
    ["somebody not signed in", ANONYMOUS, "unauthenticated"],
    [
      "a token of the person, with everything it can have",
      tokenActor({ person, readsApi: true }),
      "forbidden",
    ],
    ["a token of a provider", tokenActor({ provider: { id: person.personId, name: "X" } }), "forbidden"],
    ["the service itself", system("worker"), "forbidden"],
  ];
  test.each(nobody)("%s may not", async (_who, actor, code) => {
    const before = await readPerson(person.personId);
    for (const save of [completeProfile, editProfile]) {
      await expect(save(actor, FIELDS)).rejects.toMatchObject({ code });
    }
    expect(await readPerson(person.personId)).toEqual(before);
  });

  test("changes nobody else's", async () => {
    const [ann, bob] = [await createPerson(), await createPerson()];
    const before = await readPerson(bob.personId);
    await editProfile(ann, FIELDS);
    expect(await readPerson(bob.personId)).toEqual(before);
  });
});
