/** Brings a hidden version back. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { signApplianceListJob } from "./jobs.ts";
import { loadPublishedVersion, type PublishedVersionRef } from "./load-published-version.ts";
import { tellFollowers } from "./tell-followers.ts";

/**
 * VO lists that lost it meanwhile do not get it back by themselves: what a manager offers is theirs to decide.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is not hidden
 */
export async function showVersion(
  actor: Actor,
  ref: PublishedVersionRef,
  now: Date = new Date(),
): Promise<PublishedVersionRef> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, version } = await loadPublishedVersion(tx, actor, ref);
    if (!version.hiddenAt) throw new AppError("conflict", "not_hidden", "This version is not hidden.");
    await tx.applianceVersion.update({
      where: { id: version.id },
      data: { hiddenAt: null, listChangedAt: now, updatedAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "version.shown",
      objectKind: "version",
      objectId: version.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: { version: version.version },
    });
    await enqueue(tx, signApplianceListJob, { versionId: version.id });
    await tellFollowers(tx, actor, { applianceId: appliance.id, event: "shown", thingId: version.id }, now);
    return { slug: appliance.slug, version: version.version };
  });
}
