/** The cookies of the sign-in and of the session. */
import { decode } from "next-auth/jwt";
import type { Settings } from "#lib/platform/env.ts";

/** A sign-in that takes longer has been forgotten. */
const SIGN_IN_SECONDS = 15 * 60;

type CookieSettings = Pick<Settings, "baseUrl">;

/** As `Set-Cookie` says it; without `maxAge`, until the browser is closed. */
export type CookieOptions = {
  httpOnly: true;
  sameSite: "lax";
  path: "/";
  secure: boolean;
  maxAge?: number;
};

/**
 * All of next-auth's cookies, each with its name and attributes. On https the names begin with `__Host-`, which makes
 * browsers refuse them from other hosts of the domain and over plain http (RFC 6265bis, section 4.1.3.2).
 *
 * `SameSite=Lax` and not `Strict`: the browser comes back from the identity provider by a link of another site.
 */
export function authCookies({ baseUrl }: CookieSettings) {
  const secure = baseUrl.startsWith("https:");
  const cookie = (name: string, maxAge?: number) => {
    const options: CookieOptions = { httpOnly: true, sameSite: "lax", path: "/", secure };
    return {
      name: `${secure ? "__Host-" : ""}slipway.${name}`,
      options: maxAge === undefined ? options : { ...options, maxAge },
    };
  };
  return {
    sessionToken: cookie("session"),
    callbackUrl: cookie("return", SIGN_IN_SECONDS),
    csrfToken: cookie("csrf"),
    pkceCodeVerifier: cookie("pkce", SIGN_IN_SECONDS),
    state: cookie("state", SIGN_IN_SECONDS),
    nonce: cookie("nonce", SIGN_IN_SECONDS),
  };
}

/**
 * Which session a browser's cookie stands for, and whose it was when it began. Whether it still lives, only the database
 * knows: `personId` is for counting requests, never for deciding anything.
 *
 * @param value of the session cookie
 * @returns null without a cookie, and for one that was not made with our secret or has run out
 */
export async function readSessionCookie(
  value: string | undefined,
  { authSecret }: Pick<Settings, "authSecret">,
): Promise<{ sessionId: string; personId: string } | null> {
  if (!value || !authSecret) return null;
  const token = await decode({ token: value, secret: authSecret }).catch(() => null);
  if (typeof token?.sessionId !== "string" || typeof token.personId !== "string") return null;
  return { sessionId: token.sessionId, personId: token.personId };
}

/**
 * The first cookie of that name, as pages read it.
 *
 * @param header `Cookie` as the browser sent it
 */
export function findCookie(header: string, name: string): string | undefined {
  const prefix = `${name}=`;
  return header
    .split(";")
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(prefix))
    ?.slice(prefix.length);
}
