/** Gives a person a role in a VO, beside whatever their entitlements give. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { loadPerson, requireNotBlocked } from "./load-person.ts";
import type { VoRoleOf } from "./schema.ts";

/**
 * @throws AppError `forbidden`, `not_found` for person or VO, or `conflict` when they have it from here already or are
 * blocked
 */
export async function grantVoRole(
  actor: Actor,
  { personId, vo: voName, role }: VoRoleOf,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const person = await loadPerson(tx, actor, personId);
    const vo = await tx.vo.findUnique({ where: { name: voName }, select: { id: true } });
    if (!vo) throw notFound("VO");
    requireNotBlocked(person);
    const held = { personId, voId: vo.id, role, source: "local" as const };
    if (await tx.voRoleGrant.findFirst({ where: held })) {
      throw new AppError(
        "conflict",
        "granted_already",
        `${person.name} was made ${role} of ${voName} here before.`,
      );
    }
    await tx.voRoleGrant.create({ data: { ...held, grantedById: personIdOf(actor), createdAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "person.vo_role_granted",
      objectKind: "person",
      objectId: personId,
      partOf: { kind: "vo", id: vo.id },
      details: { vo: voName, role, name: person.name },
    });
  });
  return { vo: voName };
}
