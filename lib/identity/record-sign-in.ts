/** What happens when the identity provider has vouched for somebody. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Database, getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { type EntitlementRules, type GrantedRoles, grantedRoles } from "./granted-roles.ts";

/** What the identity provider says of a person. */
export type SignIn = {
  issuer: string;
  subject: string;
  name: string;
  email: string;
  /** Has the identity provider made sure that the address is theirs? */
  emailVerified: boolean;
  affiliation: string | null;
  entitlements: readonly string[];
};

/**
 * Remembers the person and rewrites the roles that came from entitlements; roles granted here stay as they are.
 *
 * @returns the person's identifier here, and that of the identity they signed in with
 * @throws AppError `forbidden` when the person is blocked
 */
export async function recordSignIn(
  signIn: SignIn,
  rules: EntitlementRules,
  { database = getDatabase(), now = new Date() }: { database?: Database; now?: Date } = {},
): Promise<{ personId: string; identityId: string }> {
  const roles = grantedRoles(signIn.entitlements, rules);
  return database.$transaction(async (tx) => {
    const { id: identityId, person } = await rememberIdentity(tx, signIn, now);
    if (person.blockedAt) {
      throw new AppError("forbidden", "blocked", "Your account here is blocked. Ask the administrators why.");
    }
    await rewriteEntitlementRoles(tx, { personId: person.id, identityId }, roles);
    await recordAuditEvent(
      tx,
      { kind: "person", personId: person.id, name: person.name, platformRoles: [], voRoles: {} },
      now,
      {
        action: "person.signed_in",
        objectKind: "person",
        objectId: person.id,
        details: { entitlements: [...signIn.entitlements], issuer: signIn.issuer },
      },
    );
    return { personId: person.id, identityId };
  });
}

/** The identity, and the person it belongs to; both are made at the first sign-in. */
async function rememberIdentity(tx: Transaction, signIn: SignIn, now: Date) {
  const { issuer, subject, name, email, emailVerified, affiliation } = signIn;
  const told = {
    ...{ name, email, emailVerified, affiliation, entitlements: [...signIn.entitlements] },
    lastSignInAt: now,
  };
  const identity = await tx.identity.upsert({
    where: { issuer_subject: { issuer, subject } },
    create: { issuer, subject, ...told, person: { create: { name, email, affiliation, createdAt: now } } },
    update: told,
    select: { id: true, person: { select: { id: true, name: true, blockedAt: true } } },
  });
  await tx.person.update({ where: { id: identity.person.id }, data: { lastSignInAt: now } });
  return identity;
}

async function rewriteEntitlementRoles(
  tx: Transaction,
  { personId, identityId }: { personId: string; identityId: string },
  roles: GrantedRoles,
): Promise<void> {
  const given = { personId, identityId, source: "entitlement" as const };
  await tx.platformRoleGrant.deleteMany({ where: { identityId } });
  await tx.platformRoleGrant.createMany({ data: roles.platform.map((role) => ({ ...given, role })) });
  await tx.voRoleGrant.deleteMany({ where: { identityId } });
  const known = await tx.vo.findMany({
    where: { name: { in: [...roles.vos.keys()] } },
    select: { id: true, name: true },
  });
  await tx.voRoleGrant.createMany({
    data: known.flatMap((vo) =>
      (roles.vos.get(vo.name) ?? []).map((role) => ({ ...given, voId: vo.id, role })),
    ),
  });
}
