/** Takes back a role in a VO that was granted here. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { loadPerson } from "./load-person.ts";
import { cameFromEntitlement } from "./role-words.ts";
import type { VoRoleOf } from "./schema.ts";

/**
 * @throws AppError `forbidden`, `not_found` for person or VO, or `conflict` when they have it by an entitlement or do not
 * have it at all
 */
export async function revokeVoRole(
  actor: Actor,
  { personId, vo: voName, role }: VoRoleOf,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const person = await loadPerson(tx, actor, personId);
    const vo = await tx.vo.findUnique({ where: { name: voName }, select: { id: true } });
    if (!vo) throw notFound("VO");
    const held = { personId, voId: vo.id, role };
    const { count } = await tx.voRoleGrant.deleteMany({ where: { ...held, source: "local" } });
    if (count === 0) throw await explainMissing(tx, held, `${person.name} is no ${role} of ${voName}`);
    await recordAuditEvent(tx, actor, now, {
      action: "person.vo_role_revoked",
      objectKind: "person",
      objectId: personId,
      partOf: { kind: "vo", id: vo.id },
      details: { vo: voName, role, name: person.name },
    });
  });
}

async function explainMissing(
  tx: Transaction,
  held: { personId: string; voId: string; role: VoRoleOf["role"] },
  absence: string,
): Promise<AppError> {
  const given = await tx.voRoleGrant.findFirst({
    where: held,
    select: { entitlement: true, identity: { select: { issuer: true } } },
  });
  return given
    ? new AppError("conflict", "from_entitlement", cameFromEntitlement(given))
    : new AppError("conflict", "not_granted", `${absence} any more. Load the page again.`);
}
