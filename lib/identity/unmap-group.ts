/** Makes a group at the identity provider stand for a VO no more. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { loadVo } from "#lib/vo/load-vo.ts";
import { canAdministerVos, VO_ADMINISTRATORS_ONLY } from "#lib/vo/policy.ts";
import { groupPath, parseEntitlement } from "./entitlement.ts";
import { rewriteEntitlementRoles } from "./rewrite-entitlement-roles.ts";
import type { GroupRef } from "./schema.ts";

/**
 * Roles that came from it go at once, not at the next sign-in: tokens may act for somebody who does not sign in for long.
 *
 * @throws AppError `forbidden`, or `not_found` for the VO, and for a group that does not stand for it
 */
export async function unmapGroup(
  actor: Actor,
  { vo: voName, group }: GroupRef,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    requireThat(canAdministerVos(actor), actor, VO_ADMINISTRATORS_ONLY);
    const vo = await loadVo(tx, voName);
    const mapped = await tx.voGroup.findUnique({ where: { voId_group: { voId: vo.id, group } } });
    if (!mapped) throw notFound("group");
    await tx.voGroup.delete({ where: { voId_group: { voId: vo.id, group } } });
    await recordAuditEvent(tx, actor, now, {
      action: "vo.group_unmapped",
      objectKind: "vo",
      objectId: vo.id,
      details: { group, role: mapped.role },
    });
    for (const identity of await findWhoGained(tx, vo.id, group)) {
      await rewriteEntitlementRoles(tx, actor, identity, getSettings(), now);
    }
  });
}

/** Identities that have a role in the VO from an entitlement of this group. */
async function findWhoGained(tx: Transaction, voId: string, group: string) {
  const grants = await tx.voRoleGrant.findMany({
    where: { voId, source: "entitlement" },
    select: { entitlement: true, identity: { select: { id: true, personId: true, entitlements: true } } },
  });
  const { entitlementNamespaces } = getSettings();
  const identities = new Map<string, { personId: string; identityId: string; entitlements: string[] }>();
  for (const { entitlement, identity } of grants) {
    const said = entitlement === null ? null : parseEntitlement(entitlement, entitlementNamespaces);
    if (!identity || !said || groupPath(said.groups) !== group) continue;
    const { id, personId, entitlements } = identity;
    identities.set(id, { personId, identityId: id, entitlements });
  }
  return [...identities.values()];
}
