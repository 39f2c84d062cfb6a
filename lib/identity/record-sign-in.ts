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
  affiliation: string | null;
  entitlements: readonly string[];
};

/**
 * Remembers the person and rewrites the roles that came from entitlements; roles granted here stay as they are.
 *
 * @returns the person's identifier here
 * @throws AppError `forbidden` when the person is blocked
 */
export async function recordSignIn(
  signIn: SignIn,
  rules: EntitlementRules,
  { database = getDatabase(), now = new Date() }: { database?: Database; now?: Date } = {},
): Promise<{ personId: string }> {
  const roles = grantedRoles(signIn.entitlements, rules);
  return database.$transaction(async (tx) => {
    const person = await rememberPerson(tx, signIn, now);
    if (person.blockedAt) {
      throw new AppError("forbidden", "blocked", "Your account here is blocked. Ask the administrators why.");
    }
    await rewriteEntitlementRoles(tx, person.id, roles);
    await recordAuditEvent(
      tx,
      { kind: "person", personId: person.id, name: person.name, platformRoles: [], voRoles: {} },
      now,
      {
        action: "person.signed_in",
        objectKind: "person",
        objectId: person.id,
        details: { entitlements: [...signIn.entitlements] },
      },
    );
    return { personId: person.id };
  });
}

function rememberPerson(tx: Transaction, signIn: SignIn, now: Date) {
  const { issuer, subject, name, email, affiliation } = signIn;
  const told = { name, email, affiliation, entitlements: [...signIn.entitlements], lastSignInAt: now };
  return tx.person.upsert({
    where: { issuer_subject: { issuer, subject } },
    create: { issuer, subject, ...told },
    update: told,
    select: { id: true, name: true, blockedAt: true },
  });
}

async function rewriteEntitlementRoles(
  tx: Transaction,
  personId: string,
  roles: GrantedRoles,
): Promise<void> {
  const source = "entitlement";
  await tx.platformRoleGrant.deleteMany({ where: { personId, source } });
  await tx.platformRoleGrant.createMany({
    data: roles.platform.map((role) => ({ personId, role, source })),
  });
  await tx.voRoleGrant.deleteMany({ where: { personId, source } });
  const known = await tx.vo.findMany({
    where: { name: { in: [...roles.vos.keys()] } },
    select: { id: true, name: true },
  });
  await tx.voRoleGrant.createMany({
    data: known.flatMap((vo) =>
      (roles.vos.get(vo.name) ?? []).map((role) => ({ voId: vo.id, personId, role, source })),
    ),
  });
}
