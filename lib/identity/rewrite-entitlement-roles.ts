/** Makes the roles that an identity's entitlements gave what they give now. Roles granted here stay as they are. */
import { type Actor, system } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { createVo } from "#lib/vo/create-vo.ts";
import { isVoName } from "#lib/vo/vo-name.ts";
import { type EntitlementRules, type GrantedRoles, grantedRoles } from "./granted-roles.ts";
import {
  type EntitlementRole,
  type RoleDifference,
  recordEntitlementRoles,
} from "./record-entitlement-roles.ts";

/** An identity with what its provider says now. */
export type RewrittenIdentity = {
  personId: string;
  identityId: string;
  /** As they were sent. */
  entitlements: readonly string[];
};

/**
 * Rewrites the roles that come from this identity; a role that goes on being given keeps the time since when it is.
 * VOs that nobody has created here are created or ignored, as the settings say.
 *
 * @param actor whose audit events they are, when something was gained or lost
 */
export async function rewriteEntitlementRoles(
  tx: Transaction,
  actor: Actor,
  identity: RewrittenIdentity,
  rules: EntitlementRules,
  now: Date,
): Promise<void> {
  const roles = grantedRoles(identity.entitlements, rules, await readMappedGroups(tx));
  if (rules.unknownVos === "create") await createUnknownVos(tx, actor, [...roles.vos.keys()], now);
  const platform = await rewritePlatformRoles(tx, identity, roles, now);
  const vo = await rewriteVoRoles(tx, identity, roles, now);
  const difference = {
    gained: [...platform.gained, ...vo.gained],
    lost: [...platform.lost, ...vo.lost],
  };
  await recordEntitlementRoles(tx, actor, identity.personId, difference, now);
}

async function readMappedGroups(tx: Transaction) {
  const groups = await tx.voGroup.findMany({
    select: { group: true, role: true, vo: { select: { name: true } } },
    orderBy: [{ group: "asc" }, { voId: "asc" }],
  });
  return groups.map(({ vo, ...mapped }) => ({ ...mapped, vo: vo.name }));
}

/** Nobody here asked for their lists to be public, so they are for tokens only until somebody does. */
async function createUnknownVos(
  tx: Transaction,
  { origin }: Actor,
  names: readonly string[],
  now: Date,
): Promise<void> {
  const known = await tx.vo.findMany({ where: { name: { in: [...names] } }, select: { name: true } });
  const unknown = names.filter((name) => isVoName(name) && !known.some((vo) => vo.name === name));
  const actor = { ...system("sign-in"), ...(origin ? { origin } : {}) };
  // In one order for all, so that no two sign-ins wait for each other.
  for (const name of unknown.toSorted()) {
    const record = { title: "", description: "", discipline: null, homepageUrl: null };
    await createVo(tx, actor, { name, ...record, visibility: "token" }, now).catch((error: unknown) => {
      // Somebody else's sign-in was first.
      if (!(error instanceof AppError && error.reason === "vo_exists")) throw error;
    });
  }
}

async function rewritePlatformRoles(
  tx: Transaction,
  { personId, identityId }: RewrittenIdentity,
  roles: GrantedRoles,
  createdAt: Date,
): Promise<RoleDifference> {
  const before = await tx.platformRoleGrant.findMany({ where: { identityId } });
  const lost = before.filter(({ role }) => !roles.platform.some((given) => given.role === role));
  await tx.platformRoleGrant.deleteMany({ where: { id: { in: lost.map(({ id }) => id) } } });
  const gained: EntitlementRole[] = [];
  for (const { role, entitlement } of roles.platform) {
    const held = before.find((grant) => grant.role === role);
    if (held) {
      await tx.platformRoleGrant.update({ where: { id: held.id }, data: { personId, entitlement } });
    } else {
      await tx.platformRoleGrant.create({
        data: { personId, identityId, source: "entitlement", role, entitlement, createdAt },
      });
      gained.push({ role, vo: null });
    }
  }
  return { gained, lost: lost.map(({ role }) => ({ role, vo: null })) };
}

async function rewriteVoRoles(
  tx: Transaction,
  { personId, identityId }: RewrittenIdentity,
  roles: GrantedRoles,
  createdAt: Date,
): Promise<RoleDifference> {
  const vos = await tx.vo.findMany({
    where: { name: { in: [...roles.vos.keys()] } },
    select: { id: true, name: true },
  });
  const given = vos.flatMap((vo) =>
    (roles.vos.get(vo.name) ?? []).map((role) => ({ ...role, voId: vo.id, vo })),
  );
  const before = await tx.voRoleGrant.findMany({
    where: { identityId },
    select: { id: true, voId: true, role: true, vo: { select: { id: true, name: true } } },
  });
  const lost = before.filter(
    (held) => !given.some(({ voId, role }) => voId === held.voId && role === held.role),
  );
  await tx.voRoleGrant.deleteMany({ where: { id: { in: lost.map(({ id }) => id) } } });
  const gained: EntitlementRole[] = [];
  for (const { voId, vo, role, entitlement } of given) {
    const held = before.find((grant) => grant.voId === voId && grant.role === role);
    if (held) {
      await tx.voRoleGrant.update({ where: { id: held.id }, data: { personId, entitlement } });
    } else {
      await tx.voRoleGrant.create({
        data: { voId, personId, identityId, source: "entitlement", role, entitlement, createdAt },
      });
      gained.push({ role, vo });
    }
  }
  return { gained, lost };
}
