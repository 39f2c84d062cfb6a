/** Archives an appliance: it leaves the catalogue, and nothing new comes from it. What was published stays. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { loadHolders } from "./dependants.ts";
import { archivedInListMail, archivedMail } from "./ending-mail.ts";
import { loadCuratorsToTell, maintainersToTell } from "./ending-recipients.ts";
import { lockPeople } from "./load-for-people.ts";
import { nameInMail } from "./people-mail.ts";
import { canArchive, OWNERS_ARCHIVE } from "./policy.ts";
import { tellFollowers } from "./tell-followers.ts";

/**
 * Lists of VOs that hold its images keep them until their managers act or the images expire; its own list goes on being
 * answered. Maintainers, and those who curate a list or draft that holds it, are told.
 *
 * @param note why, or what to use instead; everybody who comes to its page reads it
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is archived already
 */
export async function archiveAppliance(
  actor: Actor,
  { slug, note }: { slug: string; note: string | null },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const appliance = await lockPeople(tx, { slug });
    requireThat(canArchive(actor, appliance), actor, OWNERS_ARCHIVE);
    const { count } = await tx.virtualAppliance.updateMany({
      where: { id: appliance.id, archivedAt: null },
      data: { archivedAt: now, archiveNote: note },
    });
    if (count === 0) throw new AppError("conflict", "archived", `${appliance.name} is archived already.`);
    const holders = await loadHolders(tx, appliance.id);
    const vos = [...new Set([...holders.lists, ...holders.drafts])].sort();
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.archived",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { note, vos },
    });
    await tellFollowers(tx, actor, { applianceId: appliance.id, event: "archived" }, now);
    const by = nameInMail(actor);
    const maintainers = maintainersToTell(actor, appliance);
    for (const { email } of maintainers) {
      await writeMail(tx, { recipient: email, ...archivedMail({ appliance, by, note }) }, now);
    }
    const latest = await tx.applianceVersion.findFirst({
      where: { applianceId: appliance.id, state: "latest" },
      select: { expiresAt: true },
    });
    const expiresAt = latest?.expiresAt ?? null;
    const self = personIdOf(actor);
    for (const { email, vo } of await loadCuratorsToTell(tx, vos, self ? [self] : [])) {
      const message = archivedInListMail({ appliance, vo, by, note, expiresAt });
      await writeMail(tx, { recipient: email, ...message }, now);
    }
  });
  return { slug };
}
