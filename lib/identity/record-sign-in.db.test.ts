import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { readSettings } from "#lib/platform/env.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createTestVo } from "#lib/testing/factories.ts";
import { getPersonActor } from "./queries.ts";
import { recordSignIn, type SignIn } from "./record-sign-in.ts";

const database = getDatabase();
const RULES = readSettings({});
const CREATING = readSettings({ UNKNOWN_VOS: "create" });
const entitlement = (group: string, role: string) => `urn:mace:egi.eu:group:${group}:role=${role}#aai.egi.eu`;
const vo = await createTestVo({ name: "biomed" });

function somebody(overrides: Partial<SignIn> = {}): SignIn {
  return {
    issuer: "https://idp.example.org",
    subject: randomUUID(),
    name: "Ann",
    email: "ann@example.org",
    emailVerified: true,
    affiliation: "member@example.org",
    entitlements: [],
    ...overrides,
  };
}

const profileOf = (personId: string) =>
  database.person.findUniqueOrThrow({
    where: { id: personId },
    select: { name: true, email: true, affiliation: true, lastSignInAt: true },
  });
const actionsOf = async (id: string) => (await auditTrailOf(id)).map(({ action }) => action);

describe("signing in", () => {
  test("the first time makes the person, whose profile is yet to be seen", async () => {
    const now = new Date();
    const signIn = somebody({ entitlements: [entitlement("biomed", "manager")] });
    const { personId, identityId } = await recordSignIn(signIn, RULES, { now });
    expect(await database.person.findUnique({ where: { id: personId } })).toMatchObject({
      name: "Ann",
      email: "ann@example.org",
      affiliation: "member@example.org",
      lastSignInAt: now,
      profileCompletedAt: null,
      blockedAt: null,
    });
    expect(await database.identity.findUnique({ where: { id: identityId } })).toMatchObject({
      ...signIn,
      personId,
      createdAt: now,
      lastSignInAt: now,
    });
    expect(await auditTrailOf(personId)).toMatchObject([
      {
        action: "person.signed_in",
        actorName: "Ann",
        details: { entitlements: signIn.entitlements, issuer: signIn.issuer },
      },
      {
        action: "person.entitlement_roles_changed",
        actorName: "Ann",
        ...{ partOfKind: "vo", partOfId: vo.id },
        details: { gained: ["manager in biomed"], lost: [] },
      },
    ]);
    expect(await getPersonActor(personId)).toMatchObject({
      kind: "person",
      personId,
      name: "Ann",
      platformRoles: [],
      voRoles: { [vo.id]: ["manager"] },
    });
  });

  test("again is the same person, whose profile stays theirs; the identity is as it is told now", async () => {
    const signIn = somebody();
    const { personId, identityId } = await recordSignIn(signIn, RULES);
    await database.person.update({ where: { id: personId }, data: { name: "Ann of Biomed" } });
    const now = new Date();
    const later = { name: "Ann Other", email: "other@example.org", emailVerified: false, affiliation: null };
    expect(await recordSignIn({ ...signIn, ...later }, RULES, { now })).toEqual({ personId, identityId });
    expect(await profileOf(personId)).toEqual({
      name: "Ann of Biomed",
      email: "ann@example.org",
      affiliation: "member@example.org",
      lastSignInAt: now,
    });
    expect(await database.identity.findUnique({ where: { id: identityId } })).toMatchObject({
      ...later,
      lastSignInAt: now,
    });
    expect((await auditTrailOf(personId)).at(-1)).toMatchObject({
      action: "person.signed_in",
      actorName: "Ann of Biomed",
    });
  });

  test("the same subject of another issuer is somebody else", async () => {
    const signIn = somebody();
    const { personId } = await recordSignIn(signIn, RULES);
    const other = await recordSignIn({ ...signIn, issuer: "https://other.example.org" }, RULES);
    expect(other.personId).not.toBe(personId);
  });

  test("several times at the same moment makes one person", async () => {
    const signIn = somebody({
      entitlements: [entitlement("biomed", "expert"), entitlement("slipway", "administrator")],
    });
    const all = await Promise.all(Array.from({ length: 4 }, () => recordSignIn(signIn, RULES)));
    expect(new Set(all.map(({ personId }) => personId)).size).toBe(1);
    expect(
      await database.person.count({ where: { identities: { some: { subject: signIn.subject } } } }),
    ).toBe(1);
  });

  test("says in the audit trail where it came from", async () => {
    const origin = { address: "2001:db8::7", requestId: "r-1" };
    const { personId } = await recordSignIn(
      somebody({ entitlements: [entitlement("origin.example.org", "member")] }),
      CREATING,
      { origin },
    );
    const events = await database.auditEvent.findMany({
      where: { requestId: "r-1" },
      select: { action: true, address: true, actorKind: true, actorId: true },
      orderBy: { id: "asc" },
    });
    const byPerson = { address: "2001:db8::7", actorKind: "person", actorId: personId };
    expect(events).toEqual([
      { action: "person.signed_in", ...byPerson },
      { action: "vo.created", address: "2001:db8::7", actorKind: "system", actorId: "sign-in" },
      { action: "person.entitlement_roles_changed", ...byPerson },
    ]);
  });

  test("is not stopped by characters that cannot be kept", async () => {
    const signIn = somebody({
      name: "A\0nn",
      affiliation: "\0",
      entitlements: ["a\0b", entitlement("biomed", "expert")],
    });
    const { personId } = await recordSignIn(signIn, RULES);
    expect(await profileOf(personId)).toMatchObject({ name: "Ann", affiliation: "" });
    expect((await getPersonActor(personId))?.voRoles).toEqual({ [vo.id]: ["expert"] });
  });

  test("with an account that was merged is signing in as the person it was merged into", async () => {
    const signIn = somebody({ entitlements: [entitlement("biomed", "expert")] });
    const { personId: second, identityId } = await recordSignIn(signIn, RULES);
    const { personId: first } = await recordSignIn(somebody(), RULES);
    await database.person.update({ where: { id: second }, data: { mergedIntoId: first } });
    expect(await recordSignIn(signIn, RULES)).toEqual({ personId: first, identityId });
    expect((await getPersonActor(first))?.voRoles).toEqual({ [vo.id]: ["expert"] });
    expect(await database.voRoleGrant.count({ where: { personId: second } })).toBe(0);
  });
});

describe("roles", () => {
  test("that came from entitlements go when the entitlements go; those granted here stay", async () => {
    const signIn = somebody({
      entitlements: [entitlement("biomed", "manager"), entitlement("slipway", "administrator")],
    });
    const { personId } = await recordSignIn(signIn, RULES);
    await database.voRoleGrant.create({ data: { personId, voId: vo.id, role: "manager", source: "local" } });
    await database.voRoleGrant.create({ data: { personId, voId: vo.id, role: "shifter", source: "local" } });
    await database.platformRoleGrant.create({
      data: { personId, role: "security_officer", source: "local" },
    });
    const before = await getPersonActor(personId);
    expect(before?.platformRoles.toSorted()).toEqual(["administrator", "security_officer"]);

    await recordSignIn({ ...signIn, entitlements: [entitlement("biomed", "member")] }, RULES);
    const after = await getPersonActor(personId);
    expect(after?.platformRoles).toEqual(["security_officer"]);
    expect(after?.voRoles[vo.id]?.toSorted()).toEqual(["manager", "member", "shifter"]);
    const told = (await auditTrailOf(personId)).slice(-2);
    expect(told.toSorted((a, b) => String(a.partOfId).localeCompare(String(b.partOfId)))).toMatchObject([
      {
        ...{ action: "person.entitlement_roles_changed", partOfKind: "vo", partOfId: vo.id },
        details: { gained: ["member in biomed"], lost: ["manager in biomed"] },
      },
      {
        ...{ action: "person.entitlement_roles_changed", partOfKind: null, partOfId: null },
        details: { gained: [], lost: ["administrator"] },
      },
    ]);

    await recordSignIn({ ...signIn, entitlements: [] }, RULES);
    expect((await getPersonActor(personId))?.voRoles[vo.id]?.toSorted()).toEqual(["manager", "shifter"]);
  });

  test("remember the entitlement they came from, and since when they are held", async () => {
    const signIn = somebody({ entitlements: [entitlement("biomed", "manager")] });
    const firstTime = new Date("2026-01-01T00:00:00Z");
    const { personId, identityId } = await recordSignIn(signIn, RULES, { now: firstTime });
    const given = { identityId, source: "entitlement", role: "manager", createdAt: firstTime };
    const grants = () => database.voRoleGrant.findMany({ where: { personId } });
    expect(await grants()).toMatchObject([{ ...given, entitlement: entitlement("biomed", "manager") }]);
    await recordSignIn({ ...signIn, entitlements: [entitlement("biomed", "admin")] }, RULES);
    expect(await grants()).toMatchObject([{ ...given, entitlement: entitlement("biomed", "admin") }]);
  });

  test("that stay the same are no news", async () => {
    const signIn = somebody({
      entitlements: [entitlement("biomed", "manager"), entitlement("slipway", "security_officer")],
    });
    const { personId } = await recordSignIn(signIn, RULES);
    await recordSignIn(signIn, RULES);
    await recordSignIn({ ...signIn, entitlements: signIn.entitlements.toReversed() }, RULES);
    expect(await actionsOf(personId)).toEqual([
      "person.signed_in",
      "person.entitlement_roles_changed",
      "person.entitlement_roles_changed",
      "person.signed_in",
      "person.signed_in",
    ]);
  });

  test("of one identity do not touch those of another of the same person", async () => {
    const { personId } = await recordSignIn(
      somebody({ entitlements: [entitlement("biomed", "expert")] }),
      RULES,
    );
    const other = somebody({ issuer: "https://other.example.org" });
    await database.identity.create({ data: { personId, ...other, entitlements: [] } });
    const both = {
      ...other,
      entitlements: [entitlement("biomed", "expert"), entitlement("biomed", "deputy")],
    };
    expect((await recordSignIn(both, RULES)).personId).toBe(personId);
    expect(await database.voRoleGrant.count({ where: { personId } })).toBe(3);
    await recordSignIn(other, RULES);
    expect((await getPersonActor(personId))?.voRoles).toEqual({ [vo.id]: ["expert"] });
  });

  test("come from groups that stand for the VO", async () => {
    await database.voGroup.create({ data: { voId: vo.id, group: "biomed:curators", role: "deputy" } });
    await database.voGroup.create({ data: { voId: vo.id, group: "life%20science", role: null } });
    const { personId } = await recordSignIn(
      somebody({
        entitlements: ["urn:mace:egi.eu:group:biomed:curators#aai", entitlement("life%20science", "expert")],
      }),
      RULES,
    );
    expect((await getPersonActor(personId))?.voRoles[vo.id]?.toSorted()).toEqual(["deputy", "expert"]);
    await database.voGroup.deleteMany({ where: { voId: vo.id } });
  });
});

describe("a VO that nobody has created here", () => {
  const entitlements = [
    entitlement("unknown.example.org", "manager"),
    entitlement("Not%20a%20name", "manager"),
    entitlement("unmapped.example.org", "guest"),
    entitlement("biomed", "shifter"),
    entitlement("biomed%00", "manager"),
    "rubbish",
  ];

  test("is ignored unless the settings say otherwise", async () => {
    const { personId } = await recordSignIn(somebody({ entitlements }), RULES);
    expect((await getPersonActor(personId))?.voRoles).toEqual({ [vo.id]: ["shifter"] });
    expect(await database.vo.count({ where: { name: { startsWith: "un" } } })).toBe(0);
  });

  test("is created if they say so, with a list for tokens; what can be no VO is not", async () => {
    const { personId } = await recordSignIn(somebody({ entitlements }), CREATING);
    const created = await database.vo.findUniqueOrThrow({
      where: { name: "unknown.example.org" },
      select: { id: true, title: true, imageList: { select: { visibility: true } } },
    });
    expect(created).toMatchObject({ title: "", imageList: { visibility: "token" } });
    expect((await getPersonActor(personId))?.voRoles).toEqual({
      [vo.id]: ["shifter"],
      [created.id]: ["manager"],
    });
    expect(await auditTrailOf(created.id)).toMatchObject([
      { action: "vo.created", actorKind: "system", actorName: "sign-in" },
    ]);
    expect(await database.vo.count({ where: { name: { startsWith: "unm" } } })).toBe(0);
  });

  test("is created once, by several people who sign in at the same moment", async () => {
    const several = ["rush-a.example.org", "rush-b.example.org"].map((name) => entitlement(name, "member"));
    const people = await Promise.all([
      recordSignIn(somebody({ entitlements: several }), CREATING),
      recordSignIn(somebody({ entitlements: several.toReversed() }), CREATING),
      recordSignIn(somebody({ entitlements: several }), CREATING),
    ]);
    expect(await database.vo.count({ where: { name: { startsWith: "rush-" } } })).toBe(2);
    for (const { personId } of people) {
      expect(Object.keys((await getPersonActor(personId))?.voRoles ?? {})).toHaveLength(2);
    }
  });
});

describe("somebody who is blocked", () => {
  test("cannot sign in, and leaves no trace", async () => {
    const signIn = somebody({ entitlements: [entitlement("slipway", "administrator")] });
    const { personId, identityId } = await recordSignIn(signIn, RULES);
    await database.person.update({ where: { id: personId }, data: { blockedAt: new Date() } });
    const before = await database.identity.findUnique({ where: { id: identityId } });
    const events = await database.auditEvent.count();
    const again = {
      ...signIn,
      name: "New name",
      entitlements: [entitlement("blocked.example.org", "member")],
    };
    await expect(recordSignIn(again, CREATING)).rejects.toMatchObject({
      code: "forbidden",
      reason: "blocked",
    });
    expect(await getPersonActor(personId)).toBeNull();
    expect(await database.identity.findUnique({ where: { id: identityId } })).toEqual(before);
    expect(await database.platformRoleGrant.count({ where: { personId } })).toBe(1);
    expect(await database.vo.count({ where: { name: "blocked.example.org" } })).toBe(0);
    expect(await database.auditEvent.count()).toBe(events);
  });

  test("nobody at all is nobody too", async () => {
    expect(await getPersonActor(randomUUID())).toBeNull();
  });
});
