/** Gives a person a role on the whole platform, beside whatever their entitlements give. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadPerson, requireNotBlocked } from "./load-person.ts";
import { platformRoleWord } from "./role-words.ts";
import type { PlatformRoleOf } from "./schema.ts";

/**
 * @throws AppError `forbidden`, `not_found`, or `conflict` when they have it from here already or are blocked
 */
export async function grantPlatformRole(
  actor: Actor,
  { personId, role }: PlatformRoleOf,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const person = await loadPerson(tx, actor, personId);
    requireNotBlocked(person);
    if (await tx.platformRoleGrant.findFirst({ where: { personId, role, source: "local" } })) {
      throw new AppError(
        "conflict",
        "granted_already",
        `${person.name} was made ${platformRoleWord(role)} here before.`,
      );
    }
    await tx.platformRoleGrant.create({
      data: { personId, role, source: "local", grantedById: personIdOf(actor), createdAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "person.platform_role_granted",
      objectKind: "person",
      objectId: personId,
      details: { role },
    });
  });
}
