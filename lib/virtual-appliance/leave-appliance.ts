/** A maintainer stops maintaining an appliance. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { lockPeople } from "./load-for-people.ts";
import { leftMail } from "./people-mail.ts";
import { canLeave, PEOPLE_ONLY } from "./policy.ts";

/**
 * The owner is told. An owner cannot leave: somebody must answer for the appliance.
 *
 * @throws AppError `not_found`, `forbidden` for who does not work on it, `conflict` for the owner
 */
export async function leaveAppliance(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId, name } = requirePersonActor(actor, PEOPLE_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const appliance = await lockPeople(tx, { slug });
    if (personId === appliance.ownerId) throw ownerCannotLeave();
    requireThat(canLeave(actor, appliance), actor, "You do not maintain this appliance.");
    await tx.applianceMaintainer.delete({
      where: { applianceId_personId: { applianceId: appliance.id, personId } },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.maintainer_removed",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { personId, name },
    });
    const recipient = appliance.owner?.email ?? "";
    await writeMail(tx, { recipient, ...leftMail({ appliance, who: name }) }, now);
  });
  return { slug };
}

function ownerCannotLeave(): AppError {
  return new AppError(
    "conflict",
    "owner_cannot_leave",
    "You own this appliance. Hand it over to somebody first; you can leave as soon as they have accepted.",
  );
}
