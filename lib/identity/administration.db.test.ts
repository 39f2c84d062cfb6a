/** What administrators do with people, beside who may (permissions.db.test.ts). */
import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { getTokenActor } from "#lib/access-token/queries.ts";
import { type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson, createTestVo } from "#lib/testing/factories.ts";
import { createToken } from "#lib/testing/tokens.ts";
import { getAdministeredPerson } from "./administration-queries.ts";
import { blockPerson } from "./block-person.ts";
import { grantPlatformRole } from "./grant-platform-role.ts";
import { grantVoRole } from "./grant-vo-role.ts";
import { makeAdministrator } from "./make-administrator.ts";
import { getPersonActor } from "./queries.ts";
import { revokePlatformRole } from "./revoke-platform-role.ts";
import { revokeVoRole } from "./revoke-vo-role.ts";
import { unblockPerson } from "./unblock-person.ts";

const database = getDatabase();
const vo = await createTestVo({ name: "biomed" });
const ENTITLEMENT = "urn:mace:egi.eu:group:biomed:role=manager#aai.egi.eu";

let administrator: PersonActor;
beforeEach(async () => {
  await database.platformRoleGrant.deleteMany();
  administrator = await createPerson({ platformRoles: ["administrator"] });
});

const identityOf = (personId: string) => database.identity.findFirstOrThrow({ where: { personId } });

async function giveByEntitlement({ personId }: PersonActor) {
  const { id: identityId } = await identityOf(personId);
  const given = { personId, identityId, source: "entitlement" as const, entitlement: ENTITLEMENT };
  await database.platformRoleGrant.create({ data: { ...given, role: "administrator" } });
  await database.voRoleGrant.create({ data: { ...given, voId: vo.id, role: "manager" } });
}

async function openSession({ personId }: PersonActor) {
  const { id: identityId } = await identityOf(personId);
  const expiresAt = new Date(Date.now() + 3600_000);
  return database.session.create({ data: { personId, identityId, expiresAt } });
}

describe("roles on the platform", () => {
  test("are granted here, with who did it, and taken back", async () => {
    const person = await createPerson();
    const role = { personId: person.personId, role: "security_officer" as const };
    await grantPlatformRole(administrator, role);
    expect((await getPersonActor(person.personId))?.platformRoles).toEqual(["security_officer"]);
    expect(await database.platformRoleGrant.findFirst({ where: role })).toMatchObject({
      source: "local",
      identityId: null,
      grantedById: administrator.personId,
    });
    await revokePlatformRole(administrator, role);
    expect((await getPersonActor(person.personId))?.platformRoles).toEqual([]);
    expect(await auditTrailOf(person.personId)).toMatchObject([
      { action: "person.platform_role_granted", details: { role: "security_officer" } },
      { action: "person.platform_role_revoked", details: { role: "security_officer" } },
    ]);
  });

  test("are granted here once, also beside an entitlement", async () => {
    const person = await createPerson();
    await giveByEntitlement(person);
    const role = { personId: person.personId, role: "administrator" as const };
    await grantPlatformRole(administrator, role);
    await expect(grantPlatformRole(administrator, role)).rejects.toMatchObject({ reason: "granted_already" });
    await revokePlatformRole(administrator, role);
    expect((await getPersonActor(person.personId))?.platformRoles).toEqual(["administrator"]);
  });

  test("are granted once even when two administrators do it at the same moment", async () => {
    const person = await createPerson();
    const role = { personId: person.personId, role: "administrator" as const };
    const outcomes = await Promise.allSettled([
      grantPlatformRole(administrator, role),
      grantPlatformRole(administrator, role),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database.platformRoleGrant.count({ where: role })).toBe(1);
  });

  test("that came from an entitlement are not taken away here; it is said where", async () => {
    const person = await createPerson();
    await giveByEntitlement(person);
    await expect(
      revokePlatformRole(administrator, { personId: person.personId, role: "administrator" }),
    ).rejects.toMatchObject({
      code: "conflict",
      reason: "from_entitlement",
      message: expect.stringContaining(`${ENTITLEMENT} of https://idp.example.org`),
    });
  });

  test("that nobody has cannot be taken away", async () => {
    const person = await createPerson();
    await expect(
      revokePlatformRole(administrator, { personId: person.personId, role: "security_officer" }),
    ).rejects.toMatchObject({ reason: "not_granted" });
  });

  test("are for people who are there and not blocked", async () => {
    const role = "administrator" as const;
    await expect(grantPlatformRole(administrator, { personId: randomUUID(), role })).rejects.toMatchObject({
      code: "not_found",
    });
    const blocked = await createPerson();
    await blockPerson(administrator, { personId: blocked.personId, reason: "For a test." });
    await expect(
      grantPlatformRole(administrator, { personId: blocked.personId, role }),
    ).rejects.toMatchObject({ code: "conflict", reason: "blocked" });
    const merged = await createPerson();
    await database.person.update({
      where: { id: merged.personId },
      data: { mergedIntoId: administrator.personId },
    });
    await expect(grantPlatformRole(administrator, { personId: merged.personId, role })).rejects.toMatchObject(
      {
        code: "not_found",
      },
    );
  });
});

describe("the last administrator", () => {
  const itself = () => ({ personId: administrator.personId, role: "administrator" as const });

  test("stays one", async () => {
    await expect(revokePlatformRole(administrator, itself())).rejects.toMatchObject({
      code: "conflict",
      reason: "last_administrator",
    });
    expect((await getPersonActor(administrator.personId))?.platformRoles).toEqual(["administrator"]);
    expect(await auditTrailOf(administrator.personId)).toEqual([]);
  });

  test("may go when there is another, or an entitlement makes them one all the same", async () => {
    await giveByEntitlement(administrator);
    await revokePlatformRole(administrator, itself());
    expect((await getPersonActor(administrator.personId))?.platformRoles).toEqual(["administrator"]);
  });

  test("is not somebody who is blocked, or was merged into another account", async () => {
    const blocked = await createPerson({ platformRoles: ["administrator"] });
    await blockPerson(administrator, { personId: blocked.personId, reason: "For a test." });
    const merged = await createPerson({ platformRoles: ["administrator"] });
    await database.person.update({
      where: { id: merged.personId },
      data: { mergedIntoId: blocked.personId },
    });
    await expect(revokePlatformRole(administrator, itself())).rejects.toMatchObject({
      reason: "last_administrator",
    });
  });

  test("cannot be blocked, by the service either", async () => {
    await expect(
      blockPerson(system("test"), { personId: administrator.personId, reason: "For a test." }),
    ).rejects.toMatchObject({ reason: "last_administrator" });
    expect(await getPersonActor(administrator.personId)).not.toBeNull();
  });

  test.each(["revoke", "block"])("stays when two %s each other at the same moment", async (deed) => {
    const other = await createPerson({ platformRoles: ["administrator"] });
    const remove = (actor: PersonActor, { personId }: PersonActor) =>
      deed === "block"
        ? blockPerson(actor, { personId, reason: "For a test." })
        : revokePlatformRole(actor, { personId, role: "administrator" });
    for (let round = 0; round < 3; round++) {
      const outcomes = await Promise.allSettled([remove(administrator, other), remove(other, administrator)]);
      expect(outcomes.filter(({ status }) => status === "rejected")).toMatchObject([
        { reason: { reason: "last_administrator" } },
      ]);
      const left = await Promise.all([administrator, other].map(({ personId }) => getPersonActor(personId)));
      expect(left.filter((one) => one?.platformRoles.includes("administrator"))).toHaveLength(1);
      await database.person.updateMany({ data: { blockedAt: null } });
      await database.platformRoleGrant.deleteMany();
      await database.platformRoleGrant.createMany({
        data: [administrator, other].map(({ personId }) => ({
          personId,
          role: "administrator" as const,
          source: "local" as const,
        })),
      });
    }
  });
});

describe("roles in a VO", () => {
  test("are granted here and taken back, and stand in the history of person and VO", async () => {
    const person = await createPerson();
    const role = { personId: person.personId, vo: "biomed", role: "deputy" as const };
    await grantVoRole(administrator, role);
    expect((await getPersonActor(person.personId))?.voRoles).toEqual({ [vo.id]: ["deputy"] });
    await expect(grantVoRole(administrator, role)).rejects.toMatchObject({ reason: "granted_already" });
    await revokeVoRole(administrator, role);
    expect((await getPersonActor(person.personId))?.voRoles).toEqual({});
    await expect(revokeVoRole(administrator, role)).rejects.toMatchObject({ reason: "not_granted" });
    const told = {
      partOfKind: "vo",
      partOfId: vo.id,
      details: { vo: "biomed", role: "deputy", name: person.name },
    };
    expect(
      await database.auditEvent.findMany({ where: { objectId: person.personId }, orderBy: { id: "asc" } }),
    ).toMatchObject([
      { action: "person.vo_role_granted", ...told },
      { action: "person.vo_role_revoked", ...told },
    ]);
  });

  test("that came from an entitlement are not taken away here; it is said where", async () => {
    const person = await createPerson();
    await giveByEntitlement(person);
    await expect(
      revokeVoRole(administrator, { personId: person.personId, vo: "biomed", role: "manager" }),
    ).rejects.toMatchObject({ reason: "from_entitlement", message: expect.stringContaining(ENTITLEMENT) });
  });

  test("need a VO", async () => {
    const { personId } = await createPerson();
    await expect(
      grantVoRole(administrator, { personId, vo: "nowhere", role: "member" }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

describe("blocking", () => {
  test("ends sessions and stops tokens at once; unblocking brings tokens back, not sessions", async () => {
    const person = await createPerson({ voRoles: { [vo.id]: ["member"] } });
    const bystander = await createPerson();
    await openSession(person);
    await openSession(person);
    const kept = await openSession(bystander);
    const { token } = await createToken(["biomed"], { person });
    const tokenActor = () => getTokenActor(token, new Date());
    expect(await tokenActor()).not.toBeNull();

    await blockPerson(administrator, { personId: person.personId, reason: "Lost laptop." });
    expect(await database.session.count({ where: { personId: person.personId } })).toBe(0);
    expect(await tokenActor()).toBeNull();
    expect(await getPersonActor(person.personId)).toBeNull();
    expect(await database.session.findUnique({ where: { id: kept.id } })).not.toBeNull();
    expect(await getAdministeredPerson(administrator, person.personId, new Date())).toMatchObject({
      blockedReason: "Lost laptop.",
    });

    await unblockPerson(administrator, { personId: person.personId });
    expect(await tokenActor()).not.toBeNull();
    expect(await database.session.count({ where: { personId: person.personId } })).toBe(0);
    expect(await auditTrailOf(person.personId)).toMatchObject([
      { action: "person.blocked", actorName: administrator.name, details: { reason: "Lost laptop." } },
      { action: "person.unblocked", actorName: administrator.name },
    ]);
  });

  test("is not for oneself", async () => {
    await createPerson({ platformRoles: ["administrator"] });
    await expect(
      blockPerson(administrator, { personId: administrator.personId, reason: "For a test." }),
    ).rejects.toMatchObject({ code: "conflict", reason: "yourself" });
  });

  test("is done once, and undone once", async () => {
    const { personId } = await createPerson();
    await expect(unblockPerson(administrator, { personId })).rejects.toMatchObject({ reason: "not_blocked" });
    await blockPerson(administrator, { personId, reason: "First." });
    await expect(blockPerson(administrator, { personId, reason: "Second." })).rejects.toMatchObject({
      reason: "blocked",
    });
  });
});

test("an administrator sees what a person has and where each role came from", async () => {
  const person = await createPerson();
  await giveByEntitlement(person);
  await grantVoRole(administrator, { personId: person.personId, vo: "biomed", role: "expert" });
  await openSession(person);
  await createToken(["biomed"], { person });
  const identity = { issuer: "https://idp.example.org", subject: expect.any(String) };
  expect(await getAdministeredPerson(administrator, person.personId, new Date())).toMatchObject({
    name: person.name,
    sessions: 1,
    accessTokens: 1,
    platformRoles: [{ role: "administrator", entitlement: ENTITLEMENT, identity, grantedBy: null }],
    voRoles: [
      { role: "manager", entitlement: ENTITLEMENT, identity, grantedBy: null, vo: { name: "biomed" } },
      { role: "expert", entitlement: null, identity: null, grantedBy: { name: administrator.name } },
    ],
  });
});

describe("the first administrator", () => {
  async function someone(email: string, { emailVerified = true } = {}) {
    const person = await createPerson();
    await database.identity.updateMany({
      where: { personId: person.personId },
      data: { email, emailVerified },
    });
    return { ...person, subject: (await identityOf(person.personId)).subject };
  }
  const make = (who: string) => makeAdministrator(system("make-administrator"), who);

  test("is found by the address that their provider confirmed, in any case, or by subject", async () => {
    const [byEmail, bySubject] = [await someone("Root_1@example.org"), await someone("")];
    expect(await make("  root_1@EXAMPLE.org ")).toEqual({ name: byEmail.name });
    expect(await make(bySubject.subject)).toEqual({ name: bySubject.name });
    for (const { personId } of [byEmail, bySubject]) {
      expect((await getPersonActor(personId))?.platformRoles).toEqual(["administrator"]);
      expect(await auditTrailOf(personId)).toMatchObject([
        { action: "person.platform_role_granted", actorKind: "system", actorName: "make-administrator" },
      ]);
    }
  });

  test("is nobody whom the words do not name for sure", async () => {
    const [one] = [await someone("two@example.org"), await someone("two@example.org")];
    const claimed = await someone("claimed@example.org", { emailVerified: false });
    const profile = await someone("own@example.org");
    await database.person.update({
      where: { id: profile.personId },
      data: { email: "theirs@example.org" },
    });
    await expect(make("two@example.org")).rejects.toMatchObject({
      reason: "ambiguous",
      message: expect.stringContaining(one.subject),
    });
    await expect(make("claimed@example.org")).rejects.toMatchObject({
      reason: "unconfirmed",
      message: expect.stringContaining(claimed.subject),
    });
    for (const nobody of ["theirs@example.org", "unknown@example.org", "%", "o_n@example.org", ""]) {
      await expect(make(nobody)).rejects.toMatchObject({ code: "not_found" });
    }
    expect(await make(claimed.subject)).toEqual({ name: claimed.name });
  });

  test("is not made one twice", async () => {
    const { subject } = await someone("twice@example.org");
    await make("twice@example.org");
    await expect(make(subject)).rejects.toMatchObject({ reason: "granted_already" });
  });
});
