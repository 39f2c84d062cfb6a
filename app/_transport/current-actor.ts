/** Who makes this request, from the session cookie. */
import "server-only";
import { redirect } from "next/navigation";
import { cache } from "react";
import { SEEN_EVERY_MS } from "#lib/identity/session.ts";
import { getSessionActor, type SessionActor } from "#lib/identity/session-queries.ts";
import { touchSession } from "#lib/identity/touch-session.ts";
import { type Actor, ANONYMOUS, type PersonActor } from "#lib/platform/actor.ts";
import { getSettings } from "#lib/platform/env.ts";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { authCookies, readSessionCookie } from "./auth-cookies.ts";
import { readBrowser } from "./request-browser.ts";

/** The actor, with the roles they have at this moment; looked up once a request. */
export const getCurrentActor = cache(async (): Promise<Actor> => {
  const { cookies, origin } = await readBrowser();
  const settings = getSettings();
  const cookie = await readSessionCookie(cookies[authCookies(settings).sessionToken.name], settings);
  const now = new Date();
  const session = cookie ? await getSessionActor(cookie.sessionId, now) : null;
  if (!session) return { ...ANONYMOUS, origin };
  await markSeen(session, now);
  const { lastSeenAt: _, linkingUntil: __, ...person } = session;
  return { ...person, origin };
});

/** That it could not be written is no reason to show nobody a page. */
async function markSeen({ sessionId, lastSeenAt }: SessionActor, now: Date): Promise<void> {
  if (now.getTime() - lastSeenAt.getTime() < SEEN_EVERY_MS) return;
  await touchSession(sessionId, now).catch((error: unknown) => {
    log.warn({ err: error }, "the use of a session could not be remembered");
  });
}

/**
 * The signed-in person. Everybody else is sent to sign in, and who is here for the first time to their profile; both come
 * back to `returnTo`.
 */
export async function requirePerson(returnTo: string): Promise<PersonActor> {
  const actor = await getCurrentActor();
  if (actor.kind !== "person") redirect(paths.signIn(returnTo));
  if (actor.profileComplete === false) redirect(paths.welcome(returnTo));
  return actor;
}
