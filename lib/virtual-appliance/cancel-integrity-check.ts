/** Breaks an integrity check off. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { loadForChange } from "./load-for-change.ts";

/**
 * One that waits is cancelled at once; one that runs is told to stop and does so within seconds. One that has ended
 * stays as it ended.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function cancelIntegrityCheck(
  actor: Actor,
  { checkId }: { checkId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const check = await tx.integrityCheck.findUnique({
      where: { id: checkId },
      select: {
        imageId: true,
        url: true,
        image: { select: { version: { select: { appliance: { select: { slug: true } } } } } },
      },
    });
    if (!check) throw notFound("integrity check");
    const { slug } = check.image.version.appliance;
    const appliance = await loadForChange(tx, actor, slug);
    const waiting = await tx.integrityCheck.updateMany({
      where: { id: checkId, state: "queued" },
      data: { state: "cancelled", cancelRequestedAt: now, finishedAt: now },
    });
    const running = await tx.integrityCheck.updateMany({
      where: { id: checkId, state: "running", cancelRequestedAt: null },
      data: { cancelRequestedAt: now },
    });
    if (waiting.count + running.count > 0) {
      await recordAuditEvent(tx, actor, now, {
        action: "integrity_check.cancelled",
        objectKind: "integrity_check",
        objectId: checkId,
        partOf: { kind: "appliance", id: appliance.id },
        details: { imageId: check.imageId, url: check.url },
      });
    }
    return { slug };
  });
}
