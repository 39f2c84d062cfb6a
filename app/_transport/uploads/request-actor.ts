/** Who makes a request that Next.js does not see. */
import type { IncomingHttpHeaders } from "node:http";
import { getSessionActor } from "#lib/identity/session-queries.ts";
import { type Actor, ANONYMOUS } from "#lib/platform/actor.ts";
import { getSettings } from "#lib/platform/env.ts";
import { authCookies, findCookie, readSessionCookie } from "../auth-cookies.ts";
import { readBearerActor } from "../bearer-actor.ts";
import { readRequestOrigin } from "../request-origin.ts";

/**
 * Whoever the access token in `Authorization` speaks for; without one, whoever is signed in.
 *
 * @throws AppError `unauthenticated` for a token that does not work
 */
export async function findRequestActor(
  request: { headers: IncomingHttpHeaders },
  now: Date = new Date(),
): Promise<Actor> {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers.set(name, String(value));
  }
  // Whoever presents anything is not taken for whoever else is signed in with that browser.
  if (headers.has("authorization")) return readBearerActor({ headers }, now);
  const settings = getSettings();
  const cookie = findCookie(headers.get("cookie") ?? "", authCookies(settings).sessionToken.name);
  const session = await readSessionCookie(cookie, settings);
  const actor = session ? await getSessionActor(session.sessionId, now) : null;
  const origin = readRequestOrigin(headers);
  if (!actor) return { ...ANONYMOUS, origin };
  const { lastSeenAt: _, linkingUntil: __, ...person } = actor;
  return { ...person, origin };
}
