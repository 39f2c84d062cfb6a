/**
 * Sign-in by OpenID Connect: discovery, authorization code with PKCE, state and nonce. next-auth speaks the protocol; who
 * somebody is here, and what their session is, the database says.
 */
import type { LoggerInstance, NextAuthOptions, Profile } from "next-auth";
import { readSignIn } from "#lib/identity/claims.ts";
import { type LinkingOutcome, linkIdentity } from "#lib/identity/link-identity.ts";
import { recordSignIn } from "#lib/identity/record-sign-in.ts";
import { SESSION_HOURS } from "#lib/identity/session.ts";
import type { SessionActor } from "#lib/identity/session-queries.ts";
import { startSession } from "#lib/identity/start-session.ts";
import type { RequestOrigin } from "#lib/platform/actor.ts";
import type { Settings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";
import { paths } from "#lib/platform/paths.ts";
import { authCookies } from "./auth-cookies.ts";
import { toOwnAddress } from "./own-address.ts";

/** Name of the provider in addresses such as `/api/auth/callback/federation`. */
export const PROVIDER_ID = "federation";

/** Providers ignore scopes they do not know (RFC 6749, section 3.3). */
const SCOPES = "openid profile email eduperson_entitlement entitlements orcid";

/** Federations are proxies in front of proxies. */
const PROVIDER_PATIENCE_MS = 10_000;

/** The browser that signs in, and what comes of it. */
export type SignInAttempt = {
  origin: RequestOrigin;
  userAgent: string | null;
  /** The session that the browser still has. */
  live: SessionActor | null;
  /** Does `live` want the identity that is proved now? */
  isLinking: boolean;
  outcome: SignInOutcome | null;
};

type SignInOutcome =
  | { kind: "proved"; identityId: string; linking: LinkingOutcome | null }
  | { kind: "refused"; reason: string };

/**
 * next-auth's options for one request.
 *
 * @param attempt its `outcome` is set when somebody was recognised or refused
 * @throws Error when the settings name no provider or no secret, which a started service always has
 */
export function buildAuthOptions(settings: Settings, attempt: SignInAttempt): NextAuthOptions {
  const { oidc, authSecret, baseUrl } = settings;
  if (!oidc || !authSecret) throw new Error("OIDC_ISSUER and AUTH_SECRET are not set.");
  return {
    secret: authSecret,
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    jwt: { maxAge: SESSION_HOURS * 3600 },
    cookies: authCookies(settings),
    pages: { signIn: paths.signIn(), error: paths.signIn() },
    logger,
    providers: [provider(oidc)],
    callbacks: {
      redirect: ({ url }) => toOwnAddress(url, baseUrl),
      // Here alone somebody may be refused; nothing has been begun for them yet.
      signIn: ({ profile }) => recognise(settings, attempt, profile),
      async jwt({ token, account }) {
        if (!account || attempt.outcome?.kind !== "proved") return token;
        const { sessionId, personId } = await startSession({
          identityId: attempt.outcome.identityId,
          origin: attempt.origin,
          userAgent: attempt.userAgent,
          idToken: account.id_token ?? null,
          previousSessionId: attempt.live?.sessionId ?? null,
        });
        // The person is for counting their requests only (front/signed-in-person.ts): what they may, the session says.
        return { sessionId, personId };
      },
    },
  };
}

function provider({
  issuer,
  clientId,
  clientSecret,
}: NonNullable<Settings["oidc"]>): NextAuthOptions["providers"][number] {
  return {
    id: PROVIDER_ID,
    name: "Federated identity",
    type: "oauth",
    wellKnown: wellKnownAddress(issuer),
    clientId,
    clientSecret,
    idToken: true,
    checks: ["pkce", "state", "nonce"],
    httpOptions: { timeout: PROVIDER_PATIENCE_MS },
    authorization: { params: { scope: SCOPES } },
    token: {
      async request({ client, provider: { callbackUrl }, params, checks }) {
        requireIssuer(client.issuer.metadata.issuer, issuer);
        return { tokens: await client.callback(callbackUrl, params, checks) };
      },
    },
    // Entitlements are often told at the userinfo endpoint only; about who it is, the signed ID token has the last word.
    userinfo: {
      async request({ client, tokens }) {
        // next-auth's type for it is narrower than the thing.
        const verified = tokens as Exclude<Parameters<typeof client.userinfo>[0], string>;
        const vouched = verified.claims();
        const told = client.issuer.metadata.userinfo_endpoint ? await client.userinfo(verified) : {};
        return { vouched, told } as Profile;
      },
    },
    profile: (profile) => ({ id: profile.vouched.sub }),
  };
}

/** OpenID Connect Discovery 1.0, section 4. */
export function wellKnownAddress(issuer: string): string {
  return `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
}

/** Discovery, section 4.3: what a provider calls itself must be what it was asked as. Everything else follows from it. */
function requireIssuer(discovered: string, configured: string): void {
  const plain = (issuer: string) => issuer.replace(/\/$/, "");
  if (plain(discovered) !== plain(configured)) {
    throw new Error(`the provider at ${configured} calls itself ${discovered}`);
  }
}

/** @returns true, or false when they are refused; `attempt` then says why */
async function recognise(
  settings: Settings,
  attempt: SignInAttempt,
  profile: Profile | undefined,
): Promise<boolean> {
  let linked: LinkingOutcome | null = null;
  try {
    const { vouched, told } = profile as unknown as { vouched: unknown; told: unknown };
    const signIn = readSignIn(vouched, told);
    const { live, isLinking, origin } = attempt;
    if (live && isLinking) linked = (await linkIdentity({ ...live, origin }, signIn)).outcome;
    const { identityId } = await recordSignIn(signIn, settings, { origin });
    attempt.outcome = { kind: "proved", identityId, linking: linked };
    return true;
  } catch (error) {
    if (!(error instanceof AppError)) log.error({ err: error }, "a sign-in could not be recorded");
    const reason = error instanceof AppError ? error.reason : "Callback";
    // What was linked stays linked, though they are signed in as before: they are told of that.
    attempt.outcome = { kind: "refused", reason: linked ?? reason };
    return false;
  }
}

/** What the library tells about errors may hold tokens: only the words are kept. */
const logger: LoggerInstance = {
  error(code, metadata) {
    const error = metadata instanceof Error ? metadata : (metadata as { error?: unknown }).error;
    log.warn(
      { code, reason: error instanceof Error ? error.message : "unknown" },
      "a sign-in did not succeed",
    );
  },
  warn() {},
  debug() {},
};
