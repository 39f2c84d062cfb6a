/** Stops following an appliance. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

/** The sentence for those who may not. */
const OWN_ONLY = "Everybody stops following by themselves, signed in in a browser.";

/**
 * What waits for a digest stays in the application and is not sent any more. Once more changes nothing.
 *
 * @throws AppError `unauthenticated`, or `forbidden` for tokens
 */
export async function unfollowAppliance(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const followed = await tx.applianceFollower.findFirst({
      where: { personId, appliance: { slug } },
      select: { applianceId: true, appliance: { select: { name: true } } },
    });
    if (!followed) return;
    const { applianceId } = followed;
    const { count } = await tx.applianceFollower.deleteMany({ where: { applianceId, personId } });
    if (count === 0) return;
    await tx.notification.updateMany({ where: { applianceId, personId }, data: { mailDueAt: null } });
    await recordAuditEvent(tx, actor, now, {
      action: "person.appliance_unfollowed",
      objectKind: "person",
      objectId: personId,
      details: { applianceId, name: followed.appliance.name },
    });
  });
  return { slug };
}
