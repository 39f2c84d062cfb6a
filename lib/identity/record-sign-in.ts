/** What happens when the identity provider has vouched for somebody. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { PersonActor, RequestOrigin } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError } from "#lib/platform/errors.ts";
import type { EntitlementRules } from "./granted-roles.ts";
import { lockIdentity } from "./lock-identity.ts";
import { rewriteEntitlementRoles } from "./rewrite-entitlement-roles.ts";

/** What the identity provider says of a person. */
export type SignIn = {
  issuer: string;
  subject: string;
  name: string;
  email: string;
  /** Has the identity provider made sure that the address is theirs? */
  emailVerified: boolean;
  affiliation: string | null;
  /** In its written form; null or left out where the provider does not tell one. */
  orcid?: string | null;
  entitlements: readonly string[];
};

type Signing = { identityId: string; person: { id: string; name: string } };

/**
 * Remembers the person and what their identity provider says of them, and rewrites the roles that came from this
 * identity's entitlements; roles granted here stay as they are. The profile is filled in at the first sign-in, and is
 * theirs from then on.
 *
 * @param origin where the sign-in came from, for the audit trail
 * @returns the person's identifier here, and that of the identity they signed in with
 * @throws AppError `forbidden` when the person is blocked; nothing is remembered then
 */
export async function recordSignIn(
  signIn: SignIn,
  rules: EntitlementRules,
  { origin, now = new Date() }: { origin?: RequestOrigin; now?: Date } = {},
): Promise<{ personId: string; identityId: string }> {
  const told = storable(signIn);
  return getDatabase().$transaction(async (tx) => {
    const { identityId, person } = await rememberIdentity(tx, told, now);
    const actor: PersonActor = {
      ...{ kind: "person", personId: person.id, name: person.name, platformRoles: [], voRoles: {} },
      ...(origin ? { origin } : {}),
    };
    await recordAuditEvent(tx, actor, now, {
      action: "person.signed_in",
      objectKind: "person",
      objectId: person.id,
      details: { entitlements: [...told.entitlements], issuer: told.issuer },
    });
    const identity = { personId: person.id, identityId, entitlements: told.entitlements };
    await rewriteEntitlementRoles(tx, actor, identity, rules, now);
    return { personId: person.id, identityId };
  });
}

/** Providers are free to send what PostgreSQL cannot keep. */
function storable(signIn: SignIn): SignIn {
  const clean = (text: string) => text.replaceAll("\0", "");
  return {
    ...signIn,
    name: clean(signIn.name),
    email: clean(signIn.email),
    affiliation: signIn.affiliation === null ? null : clean(signIn.affiliation),
    entitlements: signIn.entitlements.filter((value) => !value.includes("\0")),
  };
}

/** The identity, and the person it belongs to; both are made at the first sign-in. */
async function rememberIdentity(tx: Transaction, signIn: SignIn, now: Date): Promise<Signing> {
  const { issuer, subject } = signIn;
  // Two sign-ins of somebody new at the same moment must not make two people.
  await lockIdentity(tx, signIn);
  const identity = await tx.identity.findUnique({
    where: { issuer_subject: { issuer, subject } },
    select: { id: true, personId: true },
  });
  return identity ? renewIdentity(tx, identity, signIn, now) : createPerson(tx, signIn, now);
}

async function createPerson(tx: Transaction, signIn: SignIn, now: Date): Promise<Signing> {
  const { issuer, subject, name, email, affiliation, orcid = null } = signIn;
  const identity = await tx.identity.create({
    data: {
      ...{ issuer, subject, createdAt: now },
      ...toldOf(signIn, now),
      person: { create: { name, email, affiliation, orcid, createdAt: now, lastSignInAt: now } },
    },
    select: { id: true, person: { select: { id: true, name: true } } },
  });
  return { identityId: identity.id, person: identity.person };
}

async function renewIdentity(
  tx: Transaction,
  identity: { id: string; personId: string },
  signIn: SignIn,
  now: Date,
): Promise<Signing> {
  const person = await lockPerson(tx, identity.personId);
  if (person.blockedAt) {
    throw new AppError("forbidden", "blocked", "Your account here is blocked. Ask the administrators why.");
  }
  await tx.identity.update({
    where: { id: identity.id },
    data: { personId: person.id, ...toldOf(signIn, now) },
  });
  await tx.person.update({ where: { id: person.id }, data: { lastSignInAt: now } });
  return { identityId: identity.id, person };
}

function toldOf({ name, email, emailVerified, affiliation, entitlements }: SignIn, now: Date) {
  return { name, email, emailVerified, affiliation, entitlements: [...entitlements], lastSignInAt: now };
}

/** The person, or whom they were merged into meanwhile. */
async function lockPerson(
  tx: Transaction,
  personId: string,
): Promise<{ id: string; name: string; blockedAt: Date | null }> {
  await lockRow(tx, "Person", personId);
  const { mergedIntoId, ...person } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { id: true, name: true, blockedAt: true, mergedIntoId: true },
  });
  return mergedIntoId ? lockPerson(tx, mergedIntoId) : person;
}
