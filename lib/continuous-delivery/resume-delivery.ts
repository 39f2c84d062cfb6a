/** Descriptions are asked for again, beginning at once. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { refuseArchived } from "#lib/virtual-appliance/load-for-change.ts";
import { loadSource } from "./load-source.ts";

/** @throws AppError `not_found`, `forbidden`; `conflict` when it is not paused, not set up, or the appliance is archived */
export async function resumeDelivery(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, source } = await loadSource(tx, actor, slug);
    await refuseArchived(tx, appliance.id);
    if (!source.pausedAt) throw new AppError("conflict", "not_paused", "Continuous delivery is not paused.");
    await tx.deliverySource.update({
      where: { applianceId: appliance.id },
      data: { pausedAt: null, pausedReason: null, failures: 0, nextCheckAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "delivery.resumed",
      objectKind: "appliance",
      objectId: appliance.id,
      details: {},
    });
    return { slug };
  });
}
