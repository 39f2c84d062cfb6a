/** Takes back a role on the whole platform that was granted here. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { lockAdministrators, requireAdministratorLeft } from "./last-administrator.ts";
import { loadPerson } from "./load-person.ts";
import { cameFromEntitlement, platformRoleWord } from "./role-words.ts";
import type { PlatformRoleOf } from "./schema.ts";

/**
 * @throws AppError `forbidden`, `not_found`, or `conflict` when they have it by an entitlement, do not have it at all, or
 * are the last administrator
 */
export async function revokePlatformRole(
  actor: Actor,
  { personId, role }: PlatformRoleOf,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    await lockAdministrators(tx);
    const person = await loadPerson(tx, actor, personId);
    const { count } = await tx.platformRoleGrant.deleteMany({ where: { personId, role, source: "local" } });
    if (count === 0) throw await explainMissing(tx, person, role);
    if (role === "administrator") await requireAdministratorLeft(tx);
    await recordAuditEvent(tx, actor, now, {
      action: "person.platform_role_revoked",
      objectKind: "person",
      objectId: personId,
      details: { role },
    });
  });
}

async function explainMissing(
  tx: Transaction,
  person: { id: string; name: string },
  role: PlatformRoleOf["role"],
): Promise<AppError> {
  const given = await tx.platformRoleGrant.findFirst({
    where: { personId: person.id, role },
    select: { entitlement: true, identity: { select: { issuer: true } } },
  });
  return given
    ? new AppError("conflict", "from_entitlement", cameFromEntitlement(given))
    : new AppError(
        "conflict",
        "not_granted",
        `${person.name} is no ${platformRoleWord(role)} any more. Load the page again.`,
      );
}
