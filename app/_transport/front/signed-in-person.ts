/**
 * Who a request says it is, for counting only: the cookie is deciphered, but whether its session still lives, the
 * database is not asked.
 */
import type { Settings } from "#lib/platform/env.ts";
import { authCookies, findCookie, readSessionCookie } from "../auth-cookies.ts";

/**
 * @param cookieHeader `Cookie` as the browser sent it
 * @returns null without a session cookie that was made with our secret
 */
export async function readSignedInPerson(
  cookieHeader: string,
  settings: Pick<Settings, "baseUrl" | "authSecret">,
): Promise<string | null> {
  const value = findCookie(cookieHeader, authCookies(settings).sessionToken.name);
  return (await readSessionCookie(value, settings))?.personId ?? null;
}
