/** Reads about sessions and the identities behind them. */
import type { PersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { PERSON_ACTOR_SELECT, toPersonActor } from "./person-actor.ts";

/** A live session: who it makes its browser, and what must be known of it at each request. */
export type SessionActor = PersonActor & {
  sessionId: string;
  lastSeenAt: Date;
  /** Set while the next sign-in in this browser links a second identity. */
  linkingUntil: Date | null;
};

/**
 * Whom a session stands for, with the roles they have at this moment.
 *
 * @returns null when it was ended or has run out, and when its person is blocked or was merged into another
 */
export async function getSessionActor(sessionId: string, now: Date): Promise<SessionActor | null> {
  const session = await getDatabase().session.findFirst({
    where: { id: sessionId, expiresAt: { gt: now } },
    select: { id: true, lastSeenAt: true, linkingUntil: true, person: { select: PERSON_ACTOR_SELECT } },
  });
  const person = session && toPersonActor(session.person);
  if (!person) return null;
  const { id, lastSeenAt, linkingUntil } = session;
  return { ...person, sessionId: id, lastSeenAt, linkingUntil };
}

/** One's live sessions, the one that asks first, then the most recently used. */
export async function listSessions(actor: PersonActor, now: Date) {
  const sessions = await getDatabase().session.findMany({
    where: { personId: actor.personId, expiresAt: { gt: now } },
    select: {
      id: true,
      createdAt: true,
      lastSeenAt: true,
      expiresAt: true,
      address: true,
      userAgent: true,
      identity: { select: { id: true, issuer: true, name: true, email: true } },
    },
    orderBy: { lastSeenAt: "desc" },
  });
  return sessions
    .map((session) => ({ ...session, isCurrent: session.id === actor.sessionId }))
    .sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent));
}

/** The identities one can sign in with and the roles each gives, oldest first; the one behind the session that asks is marked. */
export async function listIdentities({ personId, sessionId }: PersonActor) {
  const identities = await getDatabase().identity.findMany({
    where: { personId },
    select: {
      id: true,
      issuer: true,
      subject: true,
      name: true,
      email: true,
      emailVerified: true,
      affiliation: true,
      entitlements: true,
      createdAt: true,
      lastSignInAt: true,
      sessions: { select: { id: true } },
      platformRoles: { select: { role: true } },
      voRoles: { select: { role: true, vo: { select: { name: true } } }, orderBy: { vo: { name: "asc" } } },
    },
    orderBy: { createdAt: "asc" },
  });
  return identities.map(({ sessions, ...identity }) => ({
    ...identity,
    isCurrent: sessions.some(({ id }) => id === sessionId),
  }));
}
