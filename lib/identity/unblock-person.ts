/** Lets a person in again, with the roles and tokens they had. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadPerson } from "./load-person.ts";
import type { PersonRef } from "./schema.ts";

/**
 * @throws AppError `forbidden`, `not_found`, or `conflict` when they are not blocked
 */
export async function unblockPerson(
  actor: Actor,
  { personId }: PersonRef,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const person = await loadPerson(tx, actor, personId);
    if (!person.blockedAt) {
      throw new AppError("conflict", "not_blocked", `${person.name} is not blocked. Load the page again.`);
    }
    await tx.person.update({ where: { id: personId }, data: { blockedAt: null, blockedReason: null } });
    await recordAuditEvent(tx, actor, now, {
      action: "person.unblocked",
      objectKind: "person",
      objectId: personId,
      details: {},
    });
  });
}
