/** Ends continuous delivery: no description is asked for any more. What was published, and how, stays. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadSource } from "./load-source.ts";

/** @throws AppError `not_found`, `forbidden`; `conflict` when it is not set up */
export async function removeDelivery(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, source } = await loadSource(tx, actor, slug);
    await tx.deliverySource.delete({ where: { applianceId: appliance.id } });
    await recordAuditEvent(tx, actor, now, {
      action: "delivery.removed",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { url: source.url },
    });
    return { slug };
  });
}
