/** Descriptions are not asked for until somebody resumes it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadSource } from "./load-source.ts";

/** @throws AppError `not_found`, `forbidden`; `conflict` when it is paused already or not set up */
export async function pauseDelivery(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, source } = await loadSource(tx, actor, slug);
    if (source.pausedAt)
      throw new AppError("conflict", "paused_already", "Continuous delivery is paused already.");
    await tx.deliverySource.update({
      where: { applianceId: appliance.id },
      data: { pausedAt: now, pausedReason: null },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "delivery.paused",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { reason: null },
    });
    return { slug };
  });
}
