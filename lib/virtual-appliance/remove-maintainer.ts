/** Removes a maintainer. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { lockPeople } from "./load-for-people.ts";
import { nameInMail, removedMail } from "./people-mail.ts";
import { canManagePeople, MANAGERS_OF_PEOPLE_ONLY } from "./policy.ts";

/**
 * What they made stays; their tokens can no longer write this appliance. They are told.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when they maintain it no more
 */
export async function removeMaintainer(
  actor: Actor,
  { slug, personId }: { slug: string; personId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const appliance = await lockPeople(tx, { slug });
    requireThat(canManagePeople(actor, appliance), actor, MANAGERS_OF_PEOPLE_ONLY);
    const found = appliance.maintainers.find((maintainer) => maintainer.personId === personId);
    if (!found) {
      throw new AppError(
        "conflict",
        "no_maintainer",
        "This person does not maintain the appliance any more. Reload the page.",
      );
    }
    await tx.applianceMaintainer.delete({
      where: { applianceId_personId: { applianceId: appliance.id, personId } },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.maintainer_removed",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { personId, name: found.person.name },
    });
    const text = removedMail({ appliance, by: nameInMail(actor) });
    await writeMail(tx, { recipient: found.person.email, ...text }, now);
  });
  return { slug };
}
