import { authCookies } from "#app/_transport/auth-cookies.ts";
import { getCurrentActor } from "#app/_transport/current-actor.ts";
import { findEndSessionAddress } from "#app/_transport/end-session-address.ts";
import { respondWithLeave } from "#app/_transport/leave.ts";
import { respondWithRefresh } from "#app/_transport/refresh-response.ts";
import { endSession } from "#lib/identity/end-session.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";

/**
 * The button "Sign out": a plain form and no server action, whose answer scripts of the page could read: it may name the
 * ID token, which is between the browser and the provider.
 */
export async function POST() {
  const settings = getSettings();
  const ended = await endCurrentSession();
  const { name, options } = authCookies(settings).sessionToken;
  const cookies = [{ name, value: "", options: { ...options, maxAge: 0 } }];
  const address = ended && (await findEndSessionAddress(settings, ended.idToken));
  if (address) return respondWithRefresh(address, cookies);
  return respondWithLeave({ location: paths.signedOut(), cookies }, settings.baseUrl);
}

/** @returns null when the session had ended already */
async function endCurrentSession(): Promise<{ idToken: string | null } | null> {
  const actor = await getCurrentActor();
  if (actor.kind !== "person" || !actor.sessionId) return null;
  return endSession(actor, { sessionId: actor.sessionId }).catch((error: unknown) => {
    if (error instanceof AppError) return null;
    throw error;
  });
}
