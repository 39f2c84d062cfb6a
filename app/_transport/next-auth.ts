/** Sign-in by OpenID Connect: discovery, authorization code with PKCE, state and nonce; the session is a signed cookie. */
import "server-only";
import type { NextAuthOptions, Profile } from "next-auth";
import { z } from "zod";
import { recordSignIn, type SignIn } from "#lib/identity/record-sign-in.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { paths } from "#lib/platform/paths.ts";

/** Name of the provider in addresses such as `/api/auth/callback/federation`. */
export const PROVIDER_ID = "federation";

const SESSION_HOURS = 12;

/** One value or several, as providers please. */
const values = z.preprocess(
  (value) => (typeof value === "string" ? [value] : value),
  z.array(z.string()).optional(),
);

/** The claims that are read; EGI Check-in and AARC-G069 name the entitlements differently. */
const claimsSchema = z.object({
  iss: z.string(),
  sub: z.string(),
  name: z.string().optional(),
  preferred_username: z.string().optional(),
  email: z.string().optional(),
  email_verified: z.boolean().optional(),
  affiliation: z.string().optional(),
  eduperson_entitlement: values,
  entitlements: values,
});

function toSignIn(profile: Profile): SignIn {
  const claims = claimsSchema.parse(profile);
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: claims.name ?? claims.preferred_username ?? "Unnamed person",
    email: claims.email ?? "",
    emailVerified: claims.email_verified ?? false,
    affiliation: claims.affiliation ?? null,
    entitlements: [...new Set([...(claims.eduperson_entitlement ?? []), ...(claims.entitlements ?? [])])],
  };
}

/** next-auth's options, made from the settings at the first request, never while building. */
export function getAuthOptions(): NextAuthOptions {
  const settings = getSettings();
  const { oidc, authSecret } = settings;
  if (!oidc || !authSecret) throw new Error("OIDC_ISSUER and AUTH_SECRET are not set.");
  return {
    secret: authSecret,
    session: { strategy: "jwt", maxAge: SESSION_HOURS * 3600 },
    pages: { signIn: paths.signIn(), error: paths.signIn() },
    providers: [
      {
        id: PROVIDER_ID,
        name: "Federated identity",
        type: "oauth",
        wellKnown: `${oidc.issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId: oidc.clientId,
        clientSecret: oidc.clientSecret,
        idToken: true,
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: "openid profile email eduperson_entitlement entitlements" } },
        // Entitlements are often told at the userinfo endpoint only; issuer and subject count as the ID token says.
        userinfo: {
          async request({ client, tokens }) {
            const told = await client.userinfo(tokens.access_token ?? "");
            const vouched = tokens.id_token ? JSON.parse(decodePart(tokens.id_token.split(".")[1])) : {};
            return { ...told, ...vouched };
          },
        },
        profile: (profile: Profile) => ({ id: profile.sub ?? "", name: profile.name ?? null }),
      },
    ],
    callbacks: {
      // Everything happens in `signIn`, which alone may refuse; `jwt` picks up what it found.
      async signIn({ profile, user }) {
        if (!profile) return false;
        try {
          const { personId } = await recordSignIn(toSignIn(profile), settings);
          user.id = personId;
          return true;
        } catch (error) {
          if (error instanceof AppError) return `${paths.signIn()}?error=${error.reason}`;
          throw error;
        }
      },
      jwt: ({ token, user }) => (user ? { personId: user.id } : token),
      session: ({ session, token }) => ({ ...session, personId: token.personId }),
    },
  };
}

/** The ID token was verified by the client library before this is called; only its payload is wanted here. */
function decodePart(part: string | undefined): string {
  return Buffer.from(part ?? "", "base64url").toString("utf8") || "{}";
}
