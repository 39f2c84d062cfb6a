/** Says where the description of new versions lies. Whoever does becomes the one in whose name they are published. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadForChange, refuseArchived } from "#lib/virtual-appliance/load-for-change.ts";
import { beginDelivery } from "./begin-delivery.ts";
import type { SetUpDelivery } from "./schema.ts";

/**
 * The description is looked at at once. What went wrong before is forgotten: it may lie elsewhere now.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` when the appliance is archived
 */
export async function setUpDelivery(
  actor: Actor,
  { slug, url }: SetUpDelivery,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const publisherId = personIdOf(actor);
  return getDatabase().$transaction(async (tx) => {
    const appliance = await loadForChange(tx, actor, slug);
    await refuseArchived(tx, appliance.id);
    if (url === null || publisherId === null || actor.kind !== "person") {
      throw new AppError(
        "forbidden",
        "nobody_publishes",
        "Continuous delivery is set up by a person, in their own name.",
      );
    }
    const before = await tx.deliverySource.findUnique({
      where: { applianceId: appliance.id },
      select: { url: true },
    });
    const data = { url, publisherId, pausedAt: null, pausedReason: null, failures: 0, nextCheckAt: now };
    await tx.deliverySource.upsert({
      where: { applianceId: appliance.id },
      create: { applianceId: appliance.id, createdAt: now, ...data },
      update: data,
    });
    await recordAuditEvent(tx, actor, now, {
      action: "delivery.set_up",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { url, before: before?.url ?? null },
    });
    const isRunning = await tx.delivery.count({ where: { applianceId: appliance.id, state: "running" } });
    if (isRunning === 0) {
      await beginDelivery(tx, actor, { applianceId: appliance.id, trigger: "person", publisherId }, now);
    }
    return { slug };
  });
}
