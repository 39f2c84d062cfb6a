/** Withdraws a published version: nobody but its maintainers sees it any more, and lists lose it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { signApplianceListJob } from "./jobs.ts";
import { loadPublishedVersion, type PublishedVersionRef } from "./load-published-version.ts";
import { nameInMail } from "./people-mail.ts";
import { listPinningLists } from "./pinning-lists.ts";
import { tellCurators } from "./tell-curators.ts";
import { tellFollowers } from "./tell-followers.ts";
import { hiddenMail } from "./version-mail.ts";

/**
 * VO lists that hold it lose it when they are signed the next time; those who curate them are told, so that they can
 * decide before that what takes its place.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is hidden already
 */
export async function hideVersion(
  actor: Actor,
  ref: PublishedVersionRef,
  now: Date = new Date(),
): Promise<PublishedVersionRef> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadPublishedVersion(tx, actor, ref);
    if (version.hiddenAt) {
      throw new AppError("conflict", "already_hidden", "This version is hidden already.");
    }
    await tx.applianceVersion.update({ where: { id: version.id }, data: { hiddenAt: now, updatedAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "version.hidden",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: { version: version.version },
    });
    const lists = await listPinningLists(appliance.id, { versionId: version.id, db: tx });
    const news = { appliance, version: version.version, by: nameInMail(actor) };
    await tellCurators(tx, lists, (concerned) => hiddenMail({ ...news, lists: concerned }), now);
    await enqueue(tx, signApplianceListJob, { versionId: version.id });
    await tellFollowers(tx, actor, { applianceId: appliance.id, event: "hidden", thingId: version.id }, now);
    return { slug: appliance.slug, version: version.version };
  });
}
