/** Begins a session: from now on this browser is signed in. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { RequestOrigin } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound } from "#lib/platform/errors.ts";
import { SESSION_HOURS } from "./session.ts";

/** User agents are as long as their makers please. */
const USER_AGENT_MAX = 400;

/** A sign-in that the identity provider vouched for, and the browser it happened in. */
export type NewSession = {
  identityId: string;
  origin: RequestOrigin;
  userAgent: string | null;
  /** Kept to be named at sign-out. */
  idToken: string | null;
  /** What the browser was signed in with until now: it ends, for a browser has one session at most. */
  previousSessionId: string | null;
};

/**
 * @returns the identifier that the browser's cookie carries, and the person it stands for
 * @throws AppError `not_found` when the identity is gone meanwhile
 */
export async function startSession(
  { identityId, origin, userAgent, idToken, previousSessionId }: NewSession,
  now: Date = new Date(),
): Promise<{ sessionId: string; personId: string; expiresAt: Date }> {
  const expiresAt = new Date(now.getTime() + SESSION_HOURS * 3_600_000);
  return getDatabase().$transaction(async (tx) => {
    const personId = await holdPersonOf(tx, identityId);
    if (previousSessionId) await endPrevious(tx, previousSessionId, personId, origin, now);
    await tx.session.deleteMany({ where: { personId, expiresAt: { lte: now } } });
    const { id: sessionId } = await tx.session.create({
      data: {
        ...{ personId, identityId, createdAt: now, lastSeenAt: now, expiresAt },
        ...{ address: origin.address, userAgent: userAgent?.slice(0, USER_AGENT_MAX) ?? null, idToken },
      },
      select: { id: true },
    });
    return { sessionId, personId, expiresAt };
  });
}

/** Waits for a merge that may be giving the identity to somebody else. */
async function holdPersonOf(tx: Transaction, identityId: string): Promise<string> {
  const personId = await findPersonOf(tx, identityId);
  await lockRow(tx, "Person", personId);
  return findPersonOf(tx, identityId);
}

async function findPersonOf(tx: Transaction, identityId: string): Promise<string> {
  const identity = await tx.identity.findUnique({ where: { id: identityId }, select: { personId: true } });
  if (!identity) throw notFound("identity");
  return identity.personId;
}

/** Told in the trail only when it was somebody else's: whoever signs in twice has not signed out. */
async function endPrevious(
  tx: Transaction,
  sessionId: string,
  successorId: string,
  origin: RequestOrigin,
  now: Date,
): Promise<void> {
  const previous = await tx.session.findUnique({
    where: { id: sessionId },
    select: { expiresAt: true, person: { select: { id: true, name: true } } },
  });
  if (!previous) return;
  await tx.session.deleteMany({ where: { id: sessionId } });
  const { id: personId, name } = previous.person;
  if (personId === successorId || previous.expiresAt <= now) return;
  await recordAuditEvent(
    tx,
    { kind: "person", personId, name, platformRoles: [], voRoles: {}, origin },
    now,
    { action: "person.signed_out", objectKind: "person", objectId: personId, details: {} },
  );
}
