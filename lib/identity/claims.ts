/** What the claims of an identity provider say of a person, whoever's provider it is. */
import { z } from "zod";
import { parseOrcid } from "./orcid.ts";
import type { SignIn } from "./record-sign-in.ts";

/** For people whose provider does not tell a name; they are asked for one at their first sign-in. */
export const NAMELESS = "Unnamed person";

/**
 * What ends a line or turns the direction of what follows (Unicode Standard Annex 9, section 2) is in no name, and names
 * stand in mails. The database refuses some control characters.
 */
const STEERING = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;
const text = z.string().transform((value) => value.replace(STEERING, "").trim());
/** Left out, of another type or empty: the provider does not say. */
const told = text.pipe(z.string().min(1)).optional().catch(undefined);
/** One value or several, as providers please. */
const values = z
  .preprocess((value) => (Array.isArray(value) ? value : [value]), z.array(z.unknown()))
  .transform((list) => list.flatMap((value) => told.parse(value) ?? []));
/** Some say it in words. */
const flag = z
  .union([z.boolean(), z.enum(["true", "false"]).transform((word) => word === "true")])
  .optional()
  .catch(undefined);

/** EGI Check-in, AARC and eduPerson name the same things differently; OpenID Connect Core, section 5.1, the rest. */
const claimsSchema = z.object({
  name: told,
  given_name: told,
  family_name: told,
  preferred_username: told,
  email: told,
  email_verified: flag,
  affiliation: told,
  voperson_external_affiliation: values,
  eduperson_scoped_affiliation: values,
  eduperson_entitlement: values,
  entitlements: values,
  orcid: told,
  eduperson_orcid: values,
});

const whoSchema = z.object({ iss: z.string().min(1), sub: z.string().min(1).max(255) });
const subjectSchema = z.object({ sub: z.string() });

type Claims = z.output<typeof claimsSchema>;

/**
 * @param vouched claims of the ID token, which was verified
 * @param userinfo claims of the userinfo endpoint; empty where there is none
 * @throws ZodError when the ID token names nobody; Error when the userinfo is somebody else's (OpenID Connect Core,
 *   section 5.3.2)
 */
export function readSignIn(vouched: unknown, userinfo: unknown): SignIn {
  const { iss, sub } = whoSchema.parse(vouched);
  requireSameSubject(sub, userinfo);
  const first = claimsSchema.parse(vouched);
  const second = claimsSchema.parse(userinfo);
  const say = <Value>(read: (claims: Claims) => Value | undefined) => read(first) ?? read(second);
  return {
    issuer: iss,
    subject: sub,
    name: say(nameOf) ?? NAMELESS,
    ...emailOf(first, second),
    affiliation: say(affiliationOf) ?? null,
    orcid: say(orcidOf) ?? null,
    entitlements: [
      ...new Set(
        [first, second].flatMap((claims) => [...claims.eduperson_entitlement, ...claims.entitlements]),
      ),
    ],
  };
}

function requireSameSubject(subject: string, userinfo: unknown): void {
  if (Object.keys(z.record(z.string(), z.unknown()).parse(userinfo)).length === 0) return;
  if (subjectSchema.safeParse(userinfo).data?.sub !== subject) {
    throw new Error("the userinfo endpoint spoke of somebody else");
  }
}

/** What one source says of its address says nothing of another address in the other. */
function emailOf(first: Claims, second: Claims): { email: string; emailVerified: boolean } {
  const email = first.email ?? second.email ?? "";
  const verified = [first, second]
    .filter((claims) => claims.email === email)
    .map((claims) => claims.email_verified);
  return { email, emailVerified: verified.find((word) => word !== undefined) ?? false };
}

function nameOf(claims: Claims): string | undefined {
  const parts = [claims.given_name, claims.family_name].filter((part) => part !== undefined);
  return claims.name ?? (parts.length > 0 ? parts.join(" ") : claims.preferred_username);
}

function affiliationOf(claims: Claims): string | undefined {
  return (
    claims.affiliation ?? claims.voperson_external_affiliation[0] ?? claims.eduperson_scoped_affiliation[0]
  );
}

/** As an address or bare; one that is none is as if nothing had been said. */
function orcidOf(claims: Claims): string | undefined {
  return [claims.orcid ?? "", ...claims.eduperson_orcid].map(parseOrcid).find((orcid) => orcid !== null);
}
