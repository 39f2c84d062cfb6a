/** Brings an archived appliance back into the catalogue. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { loadHolders } from "./dependants.ts";
import { unarchivedMail } from "./ending-mail.ts";
import { loadCuratorsToTell, maintainersToTell } from "./ending-recipients.ts";
import { lockPeople } from "./load-for-people.ts";
import { nameInMail } from "./people-mail.ts";
import { canArchive, OWNERS_ARCHIVE } from "./policy.ts";
import { tellFollowers } from "./tell-followers.ts";

/**
 * Everything is as it was before. Maintainers, and those who curate a list or draft that holds it, are told.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is not archived
 */
export async function unarchiveAppliance(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const appliance = await lockPeople(tx, { slug });
    requireThat(canArchive(actor, appliance), actor, OWNERS_ARCHIVE);
    const { count } = await tx.virtualAppliance.updateMany({
      where: { id: appliance.id, archivedAt: { not: null } },
      data: { archivedAt: null, archiveNote: null },
    });
    if (count === 0) throw new AppError("conflict", "not_archived", `${appliance.name} is not archived.`);
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.unarchived",
      objectKind: "appliance",
      objectId: appliance.id,
      details: {},
    });
    await tellFollowers(tx, actor, { applianceId: appliance.id, event: "unarchived" }, now);
    const { lists, drafts } = await loadHolders(tx, appliance.id);
    const maintainers = maintainersToTell(actor, appliance);
    const self = personIdOf(actor);
    const told = [...maintainers.map(({ personId }) => personId), ...(self ? [self] : [])];
    const curators = await loadCuratorsToTell(tx, [...lists, ...drafts], told);
    const recipients = new Set([...maintainers, ...curators].map(({ email }) => email));
    const message = unarchivedMail({ appliance, by: nameInMail(actor) });
    for (const recipient of recipients) await writeMail(tx, { recipient, ...message }, now);
  });
  return { slug };
}
