/** Sessions from their beginning to their end. */
import { randomUUID } from "node:crypto";
import { describe, expect, test } from "vitest";
import { ANONYMOUS, type PersonActor, system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { tokenActor } from "#lib/testing/actors.ts";
import { auditTrailOf } from "#lib/testing/appliance-scene.ts";
import { createPerson } from "#lib/testing/factories.ts";
import { endOtherSessions } from "./end-other-sessions.ts";
import { endSession } from "./end-session.ts";
import { getSessionActor, listIdentities, listSessions } from "./session-queries.ts";
import { startLinking } from "./start-linking.ts";
import { startSession } from "./start-session.ts";
import { touchSession } from "./touch-session.ts";

const database = getDatabase();
const HOUR_MS = 3_600_000;
const NOW = new Date();
const later = (ms: number) => new Date(NOW.getTime() + ms);

async function identityOf({ personId }: PersonActor): Promise<string> {
  return (await database.identity.findFirstOrThrow({ where: { personId } })).id;
}

/** The person, signed in. */
async function signedIn(person?: PersonActor, previousSessionId: string | null = null, now = NOW) {
  const actor = person ?? (await createPerson());
  const { sessionId } = await startSession(
    {
      identityId: await identityOf(actor),
      origin: { address: "192.0.2.1", requestId: "test" },
      userAgent: "Browser/1.0",
      idToken: "an ID token",
      previousSessionId,
    },
    now,
  );
  return { ...actor, sessionId };
}

const actionsOf = async ({ personId }: PersonActor) =>
  (await auditTrailOf(personId)).map(({ action }) => action);

describe("a session", () => {
  test("stands for its person, with their roles, for twelve hours", async () => {
    const actor = await signedIn(await createPerson({ platformRoles: ["security_officer"] }));
    const found = await getSessionActor(actor.sessionId, later(12 * HOUR_MS - 1));
    expect(found).toMatchObject({
      ...{ kind: "person", personId: actor.personId, platformRoles: ["security_officer"] },
      ...{ sessionId: actor.sessionId, profileComplete: true, linkingUntil: null },
    });
    expect(await getSessionActor(actor.sessionId, later(12 * HOUR_MS))).toBeNull();
    expect(await getSessionActor(randomUUID(), NOW)).toBeNull();
  });

  test("is nobody's once its person is blocked or merged", async () => {
    const blocked = await signedIn();
    await database.person.update({ where: { id: blocked.personId }, data: { blockedAt: NOW } });
    expect(await getSessionActor(blocked.sessionId, NOW)).toBeNull();
    const merged = await signedIn();
    const into = await createPerson();
    await database.person.update({ where: { id: merged.personId }, data: { mergedIntoId: into.personId } });
    expect(await getSessionActor(merged.sessionId, NOW)).toBeNull();
  });

  test("remembers its use once a minute", async () => {
    const { sessionId } = await signedIn();
    const seen = async () =>
      (await database.session.findUniqueOrThrow({ where: { id: sessionId } })).lastSeenAt;
    await touchSession(sessionId, later(59_999));
    expect(await seen()).toEqual(NOW);
    await touchSession(sessionId, later(60_000));
    expect(await seen()).toEqual(later(60_000));
    await touchSession(sessionId, later(30_000));
    expect(await seen()).toEqual(later(60_000));
  });

  test("takes the place of the one that the browser had; that of somebody else is told as signed out", async () => {
    const first = await signedIn();
    const again = await signedIn(first, first.sessionId);
    expect(await getSessionActor(first.sessionId, NOW)).toBeNull();
    expect(await actionsOf(first)).toEqual([]);
    const other = await signedIn(undefined, again.sessionId);
    expect(await getSessionActor(again.sessionId, NOW)).toBeNull();
    expect(await getSessionActor(other.sessionId, NOW)).not.toBeNull();
    expect(await actionsOf(first)).toEqual(["person.signed_out"]);
  });

  test("that ran out is cleared away at the next sign-in", async () => {
    const old = await signedIn(undefined, null, later(-13 * HOUR_MS));
    await signedIn(old);
    expect(await database.session.count({ where: { personId: old.personId } })).toBe(1);
  });

  test("keeps a user agent of any length short", async () => {
    const actor = await createPerson();
    const start = { identityId: await identityOf(actor), origin: { address: null, requestId: "x" } };
    await startSession({ ...start, userAgent: "x".repeat(10_000), idToken: null, previousSessionId: null });
    const session = await database.session.findFirstOrThrow({ where: { personId: actor.personId } });
    expect(session.userAgent).toHaveLength(400);
  });

  test("cannot begin for an identity that is gone", async () => {
    const start = { origin: { address: null, requestId: "x" }, userAgent: null, idToken: null };
    await expect(
      startSession({ identityId: randomUUID(), ...start, previousSessionId: null }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});

test("lists show one's own live sessions and identities, the present one marked", async () => {
  const here = await signedIn();
  const there = await signedIn(here, null, later(1000));
  await signedIn(here, null, later(-13 * HOUR_MS));
  await signedIn();
  const sessions = await listSessions(here, NOW);
  expect(sessions.map(({ id, isCurrent }) => [id, isCurrent])).toEqual([
    [here.sessionId, true],
    [there.sessionId, false],
  ]);
  expect(sessions[0]).toMatchObject({ address: "192.0.2.1", userAgent: "Browser/1.0" });
  expect(JSON.stringify(sessions)).not.toContain("an ID token");
  expect(await listIdentities(here)).toMatchObject([{ issuer: "https://idp.example.org", isCurrent: true }]);
  expect(await listIdentities({ ...here, sessionId: randomUUID() })).toMatchObject([{ isCurrent: false }]);
});

describe("ending a session", () => {
  test("of one's own, here or elsewhere", async () => {
    const here = await signedIn();
    const there = await signedIn(here);
    expect(await endSession(here, { sessionId: there.sessionId })).toEqual({ idToken: "an ID token" });
    expect(await getSessionActor(there.sessionId, NOW)).toBeNull();
    expect(await getSessionActor(here.sessionId, NOW)).not.toBeNull();
    expect(await actionsOf(here)).toEqual(["person.signed_out"]);
    await expect(endSession(here, { sessionId: there.sessionId })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  test("all but this one", async () => {
    const here = await signedIn();
    await signedIn(here);
    await signedIn(here);
    const somebodyElse = await signedIn();
    expect(await endOtherSessions(here)).toEqual({ ended: 2 });
    expect(
      await database.session.findMany({ where: { personId: here.personId }, select: { id: true } }),
    ).toEqual([{ id: here.sessionId }]);
    expect(await getSessionActor(somebodyElse.sessionId, NOW)).not.toBeNull();
    expect(await auditTrailOf(here.personId)).toMatchObject([
      { action: "person.sessions_ended", details: { sessions: 2 } },
    ]);
    expect(await endOtherSessions(here)).toEqual({ ended: 0 });
    expect(await actionsOf(here)).toHaveLength(1);
  });

  test("is for its own person only, signed in in a browser", async () => {
    const victim = await signedIn();
    const { sessionId } = victim;
    const administrator = await signedIn(await createPerson({ platformRoles: ["administrator"] }));
    const table = [
      [administrator, "not_found"],
      [ANONYMOUS, "unauthenticated"],
      [tokenActor({ person: victim, readsApi: true }), "forbidden"],
      [system("test"), "forbidden"],
    ] as const;
    for (const [actor, code] of table) {
      await expect(endSession(actor, { sessionId }), actor.kind).rejects.toMatchObject({ code });
    }
    for (const [actor, code] of table.slice(1)) {
      await expect(endOtherSessions(actor), actor.kind).rejects.toMatchObject({ code });
      await expect(startLinking(actor), actor.kind).rejects.toMatchObject({ code });
    }
    expect(await getSessionActor(sessionId, NOW)).not.toBeNull();
  });
});

describe("asking to link", () => {
  test("holds for ten minutes, in this session", async () => {
    const here = await signedIn();
    const there = await signedIn(here);
    expect(await startLinking(here, {}, NOW)).toEqual({ linkingUntil: later(600_000) });
    expect((await getSessionActor(here.sessionId, NOW))?.linkingUntil).toEqual(later(600_000));
    expect((await getSessionActor(there.sessionId, NOW))?.linkingUntil).toBeNull();
  });

  test("needs a session that lives, of one's own", async () => {
    const { sessionId: _, ...without } = await signedIn();
    const other = await signedIn();
    const table = [
      without,
      { ...without, sessionId: randomUUID() },
      { ...without, sessionId: other.sessionId },
    ];
    for (const actor of table) {
      await expect(startLinking(actor)).rejects.toMatchObject({ reason: "session_over" });
    }
    const late = await signedIn(undefined, null, later(-13 * HOUR_MS));
    await expect(startLinking(late)).rejects.toMatchObject({ reason: "session_over" });
  });
});
