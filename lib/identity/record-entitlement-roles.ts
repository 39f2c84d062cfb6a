/** Tells the audit trail which roles somebody gained and lost by their entitlements. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";

/** A role on the whole platform, or in a VO. */
export type EntitlementRole = { role: string; vo: { id: string; name: string } | null };

/** What came and what went. */
export type RoleDifference = { gained: EntitlementRole[]; lost: EntitlementRole[] };

/**
 * One event for the platform and one for each VO, so that a VO's history tells who came and went; none where nothing
 * changed.
 */
export async function recordEntitlementRoles(
  tx: Transaction,
  actor: Actor,
  personId: string,
  { gained, lost }: RoleDifference,
  now: Date,
): Promise<void> {
  const vos = new Map([...gained, ...lost].map(({ vo }) => [vo?.id ?? null, vo]));
  for (const [id, vo] of vos) {
    const here = (roles: readonly EntitlementRole[]) =>
      roles.filter((role) => (role.vo?.id ?? null) === id).map(inWords);
    await recordAuditEvent(tx, actor, now, {
      action: "person.entitlement_roles_changed",
      objectKind: "person",
      objectId: personId,
      ...(vo ? { partOf: { kind: "vo", id: vo.id } } : {}),
      details: { gained: here(gained), lost: here(lost) },
    });
  }
}

/** `administrator`, `manager in biomed`. */
function inWords({ role, vo }: EntitlementRole): string {
  return vo ? `${role} in ${vo.name}` : role;
}
