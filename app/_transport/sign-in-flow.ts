/**
 * The way to the identity provider and back. Only these two steps of next-auth are ever taken, so nothing else of it (a
 * session for scripts to read, its forms) can be reached from outside.
 */
import { readReturnAddress } from "#components/identity/return-address.ts";
import { getSessionActor } from "#lib/identity/session-queries.ts";
import { stopLinking } from "#lib/identity/stop-linking.ts";
import type { RequestOrigin } from "#lib/platform/actor.ts";
import type { Settings } from "#lib/platform/env.ts";
import { paths } from "#lib/platform/paths.ts";
import { authCookies, type CookieOptions, readSessionCookie } from "./auth-cookies.ts";
import { callNextAuth } from "./call-next-auth.ts";
import { buildAuthOptions, PROVIDER_ID, type SignInAttempt } from "./next-auth.ts";
import { toOwnAddress } from "./own-address.ts";

/** The browser that asks. */
export type Browser = {
  cookies: Readonly<Record<string, string>>;
  origin: RequestOrigin;
  userAgent: string | null;
};

export type CookieToSet = { name: string; value: string; options: CookieOptions };

/** Where the browser goes next, and what it takes along. */
export type Leave = { location: string; cookies: CookieToSet[] };

/**
 * Begins a sign-in.
 *
 * @param returnTo where they wanted to go; an address of ours, else it is left out
 * @param isLinking the live session has asked to link what is proved now; the provider then asks who it is even of
 *   somebody whom it knows (OpenID Connect Core, section 3.1.2.1, `prompt`)
 * @returns the address of the provider, or of the sign-in page when the provider cannot be reached
 */
export async function beginSignIn(
  settings: Settings,
  browser: Browser,
  { returnTo, isLinking = false }: { returnTo: string | null; isLinking?: boolean },
): Promise<Leave> {
  const attempt = await prepare(settings, browser, new Date());
  if (attempt.live && !isLinking) await stopLinking(attempt.live.sessionId);
  const options = buildAuthOptions(settings, attempt);
  const csrf = await callNextAuth(options, { method: "GET", action: ["csrf"], cookies: {} });
  const { location, cookies } = await callNextAuth(options, {
    method: "POST",
    action: ["signin", PROVIDER_ID],
    ...(isLinking ? { query: { prompt: "login" } } : {}),
    body: {
      csrfToken: String((csrf.body as { csrfToken?: unknown }).csrfToken),
      callbackUrl: new URL(paths.signIn(returnTo ?? undefined), settings.baseUrl).href,
    },
    cookies: Object.fromEntries(csrf.cookies),
  });
  const { pkceCodeVerifier, state, nonce, callbackUrl } = authCookies(settings);
  const kept = [pkceCodeVerifier, state, nonce, callbackUrl].map((cookie) => ({
    ...cookie,
    value: cookies.get(cookie.name) ?? "",
  }));
  if (!location || kept.some(({ value }) => value === "") || isOurs(settings, location)) {
    await forgetLinking(attempt);
    return { location: failureAddress(attempt, returnTo, "OAuthSignin"), cookies: [] };
  }
  return { location, cookies: kept };
}

/**
 * Ends a sign-in: the provider sent the browser back.
 *
 * @param query of the address it came back to
 * @returns on success a session cookie and the way to the sign-in page, which knows who has to see what first; else no
 *   session, no cookie, and a page that says why
 */
export async function completeSignIn(
  settings: Settings,
  browser: Browser,
  query: Readonly<Record<string, string>>,
): Promise<Leave> {
  const attempt = await prepare(settings, browser, new Date());
  const { location, cookies } = await callNextAuth(buildAuthOptions(settings, attempt), {
    method: "GET",
    action: ["callback", PROVIDER_ID],
    query,
    cookies: browser.cookies,
  });
  const { sessionToken, csrfToken: _, ...ofSignIn } = authCookies(settings);
  // An attempt counts once, however it ends.
  const used = Object.values(ofSignIn).map(({ name, options }) => ({
    ...{ name, value: "" },
    options: { ...options, maxAge: 0 },
  }));
  const session = cookies.get(sessionToken.name);
  if (attempt.outcome?.kind !== "proved" || !session) {
    await forgetLinking(attempt);
    const returnTo = readReturnTo(settings, browser);
    return { location: failureAddress(attempt, returnTo, reasonOf(attempt, query)), cookies: used };
  }
  const { linking } = attempt.outcome;
  return {
    location: linking ? linkingAddress(linking) : (location ?? paths.account()),
    cookies: [...used, { ...sessionToken, value: session }],
  };
}

async function prepare(settings: Settings, { cookies, origin, userAgent }: Browser, now: Date) {
  const cookie = await readSessionCookie(cookies[authCookies(settings).sessionToken.name], settings);
  const live = cookie ? await getSessionActor(cookie.sessionId, now) : null;
  const isLinking = live?.linkingUntil ? live.linkingUntil > now : false;
  const attempt: SignInAttempt = { origin, userAgent, live, isLinking, outcome: null };
  return attempt;
}

/** An attempt to link that has failed is over: what is proved later was not begun to link. */
async function forgetLinking({ live, isLinking }: SignInAttempt): Promise<void> {
  if (live && isLinking) await stopLinking(live.sessionId);
}

/** Where they wanted to go, from the cookie that went along; it is no secret and may have been tampered with. */
function readReturnTo(settings: Settings, { cookies }: Browser): string | null {
  const back = new URL(toOwnAddress(cookies[authCookies(settings).callbackUrl.name] ?? "", settings.baseUrl));
  return readReturnAddress(back.searchParams.get("returnTo") ?? undefined);
}

/** Whoever wanted to link is still signed in, and learns of it where they came from. */
function failureAddress({ live, isLinking }: SignInAttempt, returnTo: string | null, reason: string): string {
  if (live && isLinking) return linkingAddress(reason);
  const page = paths.signIn(returnTo ?? undefined);
  return `${page}${page.includes("?") ? "&" : "?"}error=${encodeURIComponent(reason)}`;
}

/** `components/identity/linking-results.ts` has the sentences. */
function linkingAddress(result: string): string {
  return `${paths.accountSessions()}?linking=${encodeURIComponent(result)}`;
}

function reasonOf({ outcome }: SignInAttempt, query: Readonly<Record<string, string>>): string {
  if (outcome?.kind === "refused") return outcome.reason;
  if (outcome?.kind === "proved") return "Callback";
  return query.error === "access_denied" ? "AccessDenied" : "OAuthCallback";
}

function isOurs({ baseUrl }: Settings, location: string): boolean {
  return new URL(location, baseUrl).origin === new URL(baseUrl).origin;
}
