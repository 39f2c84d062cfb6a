import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { getDatabase } from "#lib/platform/db/database.ts";
import { readSettings } from "#lib/platform/env.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createTestVo } from "#lib/testing/factories.ts";
import { getAccount, getPersonActor } from "./queries.ts";
import { recordSignIn, type SignIn } from "./record-sign-in.ts";

const database = getDatabase();
const RULES = readSettings({});
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

describe("signing in", () => {
  test("the first time makes the person", async () => {
    const now = new Date();
    const signIn = somebody({ entitlements: [entitlement("biomed", "manager")] });
    const { personId } = await recordSignIn(signIn, RULES, { now });
    expect(await database.person.findUnique({ where: { id: personId } })).toMatchObject({
      name: "Ann",
      email: "ann@example.org",
      lastSignInAt: now,
      blockedAt: null,
    });
    expect(await database.identity.findFirst({ where: { personId } })).toMatchObject(signIn);
    expect(await auditTrailOf(personId)).toMatchObject([
      { action: "person.signed_in", actorName: "Ann", details: { entitlements: signIn.entitlements } },
    ]);
    expect(await getPersonActor(personId)).toEqual({
      kind: "person",
      personId,
      name: "Ann",
      platformRoles: [],
      voRoles: { [vo.id]: ["manager"] },
    });
  });

  test("again is the same person, as they are told of now", async () => {
    const signIn = somebody();
    const { personId } = await recordSignIn(signIn, RULES);
    const later = { ...signIn, name: "Ann Other", email: "other@example.org", affiliation: null };
    expect(await recordSignIn(later, RULES)).toEqual({ personId });
    expect(await getAccount(personId)).toMatchObject({
      name: "Ann Other",
      email: "other@example.org",
      affiliation: null,
    });
  });

  test("the same subject of another issuer is somebody else", async () => {
    const signIn = somebody();
    const { personId } = await recordSignIn(signIn, RULES);
    const other = await recordSignIn({ ...signIn, issuer: "https://other.example.org" }, RULES);
    expect(other.personId).not.toBe(personId);
  });

  test("twice at the same moment makes one person", async () => {
    const signIn = somebody({
      entitlements: [entitlement("biomed", "expert"), entitlement("slipway", "administrator")],
    });
    const both = await Promise.all([recordSignIn(signIn, RULES), recordSignIn(signIn, RULES)]);
    expect(both[0]).toEqual(both[1]);
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

    await recordSignIn({ ...signIn, entitlements: [] }, RULES);
    expect((await getPersonActor(personId))?.voRoles[vo.id]?.toSorted()).toEqual(["manager", "shifter"]);
  });

  test("of a VO that nobody has created here count for nothing, and harm nothing", async () => {
    const entitlements = [
      entitlement("unknown.example.org", "manager"),
      entitlement("biomed", "shifter"),
      entitlement("biomed%00", "manager"),
      "rubbish",
    ];
    const { personId } = await recordSignIn(somebody({ entitlements }), RULES);
    expect((await getPersonActor(personId))?.voRoles).toEqual({ [vo.id]: ["shifter"] });
  });
});

describe("somebody who is blocked", () => {
  test("cannot sign in, and is nobody from then on", async () => {
    const signIn = somebody({ entitlements: [entitlement("slipway", "administrator")] });
    const { personId } = await recordSignIn(signIn, RULES);
    await database.person.update({ where: { id: personId }, data: { blockedAt: new Date() } });
    await expect(recordSignIn({ ...signIn, name: "New name" }, RULES)).rejects.toMatchObject({
      code: "forbidden",
      reason: "blocked",
    });
    expect(await getPersonActor(personId)).toBeNull();
    expect(await getAccount(personId)).toMatchObject({ name: "Ann" });
    expect(await auditTrailOf(personId)).toHaveLength(1);
  });

  test("nobody at all is nobody too", async () => {
    expect(await getPersonActor(randomUUID())).toBeNull();
    expect(await getAccount(randomUUID())).toBeNull();
  });
});
