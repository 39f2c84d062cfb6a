/** Two identities, one person: linking, merging, and taking an identity away again. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { readSettings } from "#lib/platform/env.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import {
  createAppliance,
  createPerson,
  createPublishedVersion,
  createTestVo,
} from "#lib/testing/factories.ts";
import { linkIdentity } from "./link-identity.ts";
import { getPersonActor } from "./queries.ts";
import { recordSignIn, type SignIn } from "./record-sign-in.ts";
import { getSessionActor } from "./session-queries.ts";
import { startLinking } from "./start-linking.ts";
import { startSession } from "./start-session.ts";
import { unlinkIdentity } from "./unlink-identity.ts";

const database = getDatabase();
const RULES = readSettings({});
const vo = await createTestVo({ name: "biomed" });
const entitlement = (role: string) => `urn:mace:egi.eu:group:biomed:role=${role}#aai.egi.eu`;
const BROWSER = { origin: { address: null, requestId: "x" }, userAgent: null, idToken: null };

function identity(overrides: Partial<SignIn> = {}): SignIn {
  return {
    ...{ issuer: "https://other.example.org", subject: randomUUID(), name: "Ann", email: "ann@example.org" },
    ...{ emailVerified: true, affiliation: null, entitlements: [], ...overrides },
  };
}

type SignedIn = PersonActor & { sessionId: string; identityId: string; signIn: SignIn };

/** Somebody who has signed in with this identity. */
async function signedIn(signIn = identity()): Promise<SignedIn> {
  const { personId, identityId } = await recordSignIn(signIn, RULES);
  const { sessionId } = await startSession({ identityId, ...BROWSER, previousSessionId: null });
  const actor = await getPersonActor(personId);
  if (!actor) throw new Error("somebody who signed in is somebody");
  return { ...actor, sessionId, identityId, signIn };
}

/** As the callback does it: permission, linking, and the sign-in as usual. */
async function link(actor: PersonActor, signIn: SignIn) {
  await startLinking(actor);
  const { outcome } = await linkIdentity(actor, signIn);
  return { outcome, ...(await recordSignIn(signIn, RULES)) };
}

describe("linking", () => {
  test("a new identity makes it one more of theirs, and brings its roles", async () => {
    const ann = await signedIn(identity({ entitlements: [entitlement("member")] }));
    const second = identity({ entitlements: [entitlement("manager")] });
    expect(await link(ann, second)).toMatchObject({ outcome: "linked", personId: ann.personId });
    expect((await getPersonActor(ann.personId))?.voRoles[vo.id]?.toSorted()).toEqual(["manager", "member"]);
    expect(await auditTrailOf(ann.personId)).toMatchObject([
      { action: "person.signed_in" },
      { action: "person.entitlement_roles_changed" },
      { action: "person.identity_linked", details: { issuer: second.issuer, subject: second.subject } },
      { action: "person.signed_in" },
      { action: "person.entitlement_roles_changed" },
    ]);
  });

  test("their own identity changes nothing, and is not told as linked", async () => {
    const ann = await signedIn();
    expect(await link(ann, ann.signIn)).toMatchObject({ outcome: "already_yours", personId: ann.personId });
    expect((await auditTrailOf(ann.personId)).map(({ action }) => action)).not.toContain(
      "person.identity_linked",
    );
  });

  test("needs permission, once, of a session that lives", async () => {
    const ann = await signedIn();
    const over = { code: "conflict", reason: "linking_over" };
    await expect(linkIdentity(ann, identity())).rejects.toMatchObject(over);
    await startLinking(ann, {}, new Date(Date.now() - 600_001));
    await expect(linkIdentity(ann, identity())).rejects.toMatchObject(over);
    await startLinking(ann);
    await linkIdentity(ann, identity());
    await expect(linkIdentity(ann, identity())).rejects.toMatchObject(over);
    await startLinking(ann);
    await database.person.update({ where: { id: ann.personId }, data: { blockedAt: new Date() } });
    await expect(linkIdentity(ann, identity())).rejects.toMatchObject(over);
    await database.person.update({ where: { id: ann.personId }, data: { blockedAt: null } });
    await database.session.delete({ where: { id: ann.sessionId } });
    await expect(linkIdentity(ann, identity())).rejects.toMatchObject(over);
    const { sessionId: _, ...without } = ann;
    await expect(linkIdentity(without, identity())).rejects.toMatchObject(over);
    expect(await database.identity.count({ where: { personId: ann.personId } })).toBe(2);
  });

  test("the identity of somebody blocked is refused, and nothing of theirs moves", async () => {
    const ann = await signedIn();
    const bad = await signedIn();
    const appliance = await createAppliance(bad);
    await database.person.update({ where: { id: bad.personId }, data: { blockedAt: new Date() } });
    await startLinking(ann);
    await expect(linkIdentity(ann, bad.signIn)).rejects.toMatchObject({
      code: "forbidden",
      reason: "other_blocked",
    });
    expect(await database.virtualAppliance.findUnique({ where: { id: appliance.id } })).toMatchObject({
      ownerId: bad.personId,
    });
  });
});

describe("merging", () => {
  test("moves all that is changed by its holder's wish, nothing twice", async () => {
    const ann = await signedIn();
    const bob = await signedIn(identity({ name: "Bob", entitlements: [entitlement("expert")] }));
    const stranger = await createPerson();
    const [annId, bobId] = [ann.personId, bob.personId];
    const own = await createAppliance(bob);
    const annsOwn = await createAppliance(ann);
    const both = await createAppliance(stranger);
    const bobsOnly = await createAppliance(stranger);
    await database.applianceMaintainer.createMany({
      data: [
        { applianceId: own.id, personId: annId },
        { applianceId: annsOwn.id, personId: bobId },
        { applianceId: both.id, personId: annId },
        { applianceId: both.id, personId: bobId },
        { applianceId: bobsOnly.id, personId: bobId },
      ],
    });
    const local = { source: "local" } as const;
    await database.voRoleGrant.createMany({
      data: [
        { ...local, voId: vo.id, personId: annId, role: "shifter" },
        { ...local, voId: vo.id, personId: bobId, role: "shifter" },
        { ...local, voId: vo.id, personId: bobId, role: "deputy" },
      ],
    });
    await database.platformRoleGrant.createMany({
      data: [
        { ...local, personId: annId, role: "security_officer" },
        { ...local, personId: bobId, role: "security_officer" },
        { ...local, personId: bobId, role: "administrator" },
      ],
    });
    const site = (name: string, people: string[]) =>
      database.provider.create({
        data: {
          name,
          slug: name,
          country: "Norway",
          operators: { create: people.map((personId) => ({ personId })) },
        },
      });
    const [shared, bobsSite] = [await site("shared", [annId, bobId]), await site("bobs", [bobId])];
    await database.accessToken.create({
      data: {
        ...{ id: "0123456789abcdef", name: "pipeline", secretSha256: "0".repeat(64), readableVos: [] },
        ...{ personId: bobId, createdById: bobId, expiresAt: new Date(Date.now() + 3_600_000) },
      },
    });

    expect(await link(ann, bob.signIn)).toMatchObject({ outcome: "merged", personId: annId });

    expect(await database.person.findUnique({ where: { id: bobId } })).toMatchObject({ mergedIntoId: annId });
    expect(await getSessionActor(bob.sessionId, new Date())).toBeNull();
    expect(await getPersonActor(bobId)).toBeNull();
    const merged = await getPersonActor(annId);
    expect(merged?.voRoles[vo.id]?.toSorted()).toEqual(["deputy", "expert", "shifter"]);
    expect(merged?.platformRoles.toSorted()).toEqual(["administrator", "security_officer"]);
    expect(
      (await database.voRoleGrant.findMany({ where: { personId: annId, source: "local" } }))
        .map(({ role }) => role)
        .sort(),
    ).toEqual(["deputy", "shifter"]);
    const owned = await database.virtualAppliance.findMany({
      where: { ownerId: annId },
      select: { id: true },
    });
    expect(owned.map(({ id }) => id).sort()).toEqual([own.id, annsOwn.id].sort());
    const maintained = await database.applianceMaintainer.findMany({ where: { personId: annId } });
    expect(maintained.map(({ applianceId }) => applianceId).sort()).toEqual([both.id, bobsOnly.id].sort());
    const operated = await database.providerOperator.findMany({ where: { personId: annId } });
    expect(operated.map(({ providerId }) => providerId).sort()).toEqual([shared.id, bobsSite.id].sort());
    expect(await database.accessToken.findFirst({ where: { personId: annId } })).toMatchObject({
      name: "pipeline",
    });
    const handedOver = { personId: annId, name: "Ann" };
    expect((await auditTrailOf(own.id)).at(-1)).toMatchObject({
      ...{ action: "appliance.ownership_handed_over", actorId: annId },
      details: { before: { personId: bobId, name: "Bob" }, after: handedOver },
    });
    for (const { id } of [annsOwn, both]) expect(await auditTrailOf(id)).toEqual([]);
    for (const left of [
      await database.identity.count({ where: { personId: bobId } }),
      await database.session.count({ where: { personId: bobId } }),
      await database.voRoleGrant.count({ where: { personId: bobId } }),
      await database.platformRoleGrant.count({ where: { personId: bobId } }),
      await database.applianceMaintainer.count({ where: { personId: bobId } }),
      await database.providerOperator.count({ where: { personId: bobId } }),
      await database.accessToken.count({ where: { personId: bobId } }),
    ]) {
      expect(left).toBe(0);
    }
    expect((await auditTrailOf(annId)).filter(({ action }) => action === "person.merged")).toMatchObject([
      { details: { personId: bobId, name: "Bob" }, actorName: "Ann" },
    ]);
  });

  test("moves what waits for an answer; what has no sense any more is withdrawn", async () => {
    const ann = await signedIn();
    const bob = await signedIn();
    const owner = await createPerson();
    const inviteBoth = await createAppliance(owner);
    const inviteBob = await createAppliance(owner);
    const annMaintains = await createAppliance(owner);
    const annOwns = await createAppliance(ann);
    const bobAsks = await createAppliance(owner);
    await database.applianceMaintainer.create({
      data: { applianceId: annMaintains.id, personId: ann.personId },
    });
    const until = { expiresAt: new Date(Date.now() + 3_600_000) };
    const invite = (applianceId: string, { personId }: PersonActor, invitedBy = owner) =>
      database.applianceInvitation.create({
        data: { applianceId, personId, role: "maintainer", invitedById: invitedBy.personId, ...until },
      });
    const invitations = {
      annsOwn: await invite(inviteBoth.id, ann),
      double: await invite(inviteBoth.id, bob),
      moved: await invite(inviteBob.id, bob),
      maintainedAlready: await invite(annMaintains.id, bob),
      oneself: await invite(annOwns.id, bob, ann),
    };
    const ask = (applianceId: string, { personId }: PersonActor) =>
      database.joinRequest.create({ data: { applianceId, personId, message: "Let me in." } });
    const requests = {
      moved: await ask(bobAsks.id, bob),
      maintainedAlready: await ask(annMaintains.id, bob),
      annsOwn: await ask(inviteBob.id, ann),
      double: await ask(inviteBob.id, bob),
    };

    await link(ann, bob.signIn);

    const states = async (
      rows: Record<string, { id: string }>,
      kind: "applianceInvitation" | "joinRequest",
    ) => {
      const found: Record<string, string> = {};
      for (const [name, { id }] of Object.entries(rows)) {
        const { personId, state } =
          kind === "joinRequest"
            ? await database.joinRequest.findUniqueOrThrow({ where: { id } })
            : await database.applianceInvitation.findUniqueOrThrow({ where: { id } });
        found[name] = state === "open" && personId !== ann.personId ? "left behind" : state;
      }
      return found;
    };
    expect(await states(invitations, "applianceInvitation")).toEqual({
      ...{ annsOwn: "open", double: "withdrawn", moved: "open" },
      ...{ maintainedAlready: "withdrawn", oneself: "withdrawn" },
    });
    expect(await states(requests, "joinRequest")).toEqual({
      ...{ moved: "open", maintainedAlready: "withdrawn", annsOwn: "open", double: "withdrawn" },
    });
  });

  test("leaves what was published as it is, and leads from every earlier account to the last", async () => {
    const [ann, bob, carl] = [await signedIn(), await signedIn(), await signedIn()];
    const appliance = await createAppliance(carl);
    const { id } = await createPublishedVersion(appliance.id);
    await link(bob, carl.signIn);
    await link(ann, carl.signIn);
    for (const { personId } of [bob, carl]) {
      expect(await database.person.findUnique({ where: { id: personId } })).toMatchObject({
        mergedIntoId: ann.personId,
      });
    }
    expect(await database.applianceVersion.findUnique({ where: { id } })).toMatchObject({ state: "latest" });
    expect(await recordSignIn(bob.signIn, RULES)).toMatchObject({ personId: ann.personId });
  });

  test("two people who link each other's accounts at the same moment end as one, without waiting for ever", async () => {
    const [ann, bob] = [await signedIn(), await signedIn()];
    await Promise.all([startLinking(ann), startLinking(bob)]);
    const results = await Promise.allSettled([linkIdentity(ann, bob.signIn), linkIdentity(bob, ann.signIn)]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const people = await database.person.findMany({ where: { id: { in: [ann.personId, bob.personId] } } });
    expect(people.filter(({ mergedIntoId }) => mergedIntoId === null)).toHaveLength(1);
  });

  test("a sign-in at the same moment ends at the person who stays", async () => {
    const [ann, bob] = [await signedIn(), await signedIn()];
    await startLinking(ann);
    const [, { identityId }] = await Promise.all([
      linkIdentity(ann, bob.signIn),
      recordSignIn(bob.signIn, RULES),
    ]);
    const { personId } = await startSession({ identityId, ...BROWSER, previousSessionId: null });
    expect(personId).toBe(ann.personId);
  });
});

describe("unlinking", () => {
  test("takes the identity, its roles and its sessions away", async () => {
    const ann = await signedIn();
    const second = identity({ entitlements: [entitlement("manager")] });
    const { identityId } = await link(ann, second);
    const { sessionId } = await startSession({ identityId, ...BROWSER, previousSessionId: null });
    await unlinkIdentity(ann, { identityId });
    expect((await getPersonActor(ann.personId))?.voRoles).toEqual({});
    expect(await getSessionActor(sessionId, new Date())).toBeNull();
    expect(await getSessionActor(ann.sessionId, new Date())).not.toBeNull();
    expect((await auditTrailOf(ann.personId)).slice(-2)).toMatchObject([
      {
        action: "person.entitlement_roles_changed",
        ...{ actorId: ann.personId, partOfKind: "vo", partOfId: vo.id },
        details: { gained: [], lost: ["manager in biomed"] },
      },
      {
        action: "person.identity_unlinked",
        details: { issuer: second.issuer, subject: second.subject },
      },
    ]);
    const again = await recordSignIn(second, RULES);
    expect(again.personId).not.toBe(ann.personId);
  });

  test("never leaves somebody without a way in, nor pulls it from under their feet", async () => {
    const ann = await signedIn();
    const unlink = (actor: PersonActor, identityId: string) => unlinkIdentity(actor, { identityId });
    await expect(unlink(ann, ann.identityId)).rejects.toMatchObject({ reason: "last_identity" });
    const { identityId } = await link(ann, identity());
    await expect(unlink(ann, ann.identityId)).rejects.toMatchObject({ reason: "current_identity" });
    const { sessionId } = await startSession({ identityId, ...BROWSER, previousSessionId: null });
    await unlink({ ...ann, sessionId }, ann.identityId);
    expect(await database.identity.count({ where: { personId: ann.personId } })).toBe(1);
  });

  test("never leaves the platform without an administrator", async () => {
    await database.platformRoleGrant.deleteMany();
    const byEntitlement = () =>
      identity({ entitlements: ["urn:mace:egi.eu:group:slipway:role=administrator#aai.egi.eu"] });
    const [ann, bob] = [await signedIn(), await signedIn()];
    const [anns, bobs] = [await link(ann, byEntitlement()), await link(bob, byEntitlement())];
    const plain = await link(ann, identity());
    const unlink = (actor: PersonActor, { identityId }: { identityId: string }) =>
      unlinkIdentity(actor, { identityId });
    // One of the two may go, whoever is first.
    const outcomes = await Promise.allSettled([unlink(ann, anns), unlink(bob, bobs)]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find(({ status }) => status === "rejected")).toMatchObject({
      reason: { code: "conflict", reason: "last_administrator" },
    });
    expect(await database.platformRoleGrant.findMany({ select: { role: true } })).toEqual([
      { role: "administrator" },
    ]);
    await unlink(ann, plain);
    await database.platformRoleGrant.deleteMany();
    await unlink(ann, await link(ann, identity()));
  });

  test("two at the same moment leave one", async () => {
    const ann = await signedIn();
    const others = [await link(ann, identity()), await link(ann, identity())];
    const { sessionId: _, ...anywhere } = ann;
    const all = [ann, ...others].map(({ identityId }) => unlinkIdentity(anywhere, { identityId }));
    await Promise.allSettled(all);
    expect(await database.identity.count({ where: { personId: ann.personId } })).toBe(1);
  });

  test("is for its own person, signed in in a browser", async () => {
    const ann = await signedIn();
    const { identityId } = await link(ann, identity());
    const administrator = await createPerson({ platformRoles: ["administrator"] });
    for (const [actor, code] of [
      [administrator, "not_found"],
      [ANONYMOUS, "unauthenticated"],
      [tokenActor({ person: ann }), "forbidden"],
    ] as const) {
      await expect(unlinkIdentity(actor, { identityId })).rejects.toMatchObject({ code });
    }
  });
});
