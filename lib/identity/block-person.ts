/** Stops a person: they are signed out everywhere, cannot sign in, and no token of theirs works. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { lockAdministrators, requireAdministratorLeft } from "./last-administrator.ts";
import { loadPerson } from "./load-person.ts";
import { canBlock } from "./policy.ts";
import type { BlockPerson } from "./schema.ts";

/**
 * Sessions are deleted; tokens stay and stop working, since a token is only as good as its person
 * (lib/access-token/queries.ts). What they had is theirs again when they are unblocked.
 *
 * @throws AppError `forbidden`, `not_found`, or `conflict` for oneself, the last administrator, and who is blocked already
 */
export async function blockPerson(
  actor: Actor,
  { personId, reason }: BlockPerson,
  now: Date = new Date(),
): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    await lockAdministrators(tx);
    const person = await loadPerson(tx, actor, personId);
    if (!canBlock(actor, person)) {
      throw new AppError("conflict", "yourself", "You cannot block yourself. Ask another administrator.");
    }
    if (person.blockedAt) {
      throw new AppError("conflict", "blocked", `${person.name} is blocked already. Load the page again.`);
    }
    await tx.person.update({ where: { id: personId }, data: { blockedAt: now, blockedReason: reason } });
    await requireAdministratorLeft(tx);
    await tx.session.deleteMany({ where: { personId } });
    await recordAuditEvent(tx, actor, now, {
      action: "person.blocked",
      objectKind: "person",
      objectId: personId,
      details: { reason },
    });
  });
}
