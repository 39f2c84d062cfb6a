/** Somebody does not want to wait for the next time. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { refuseArchived } from "#lib/virtual-appliance/load-for-change.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { loadSource } from "./load-source.ts";
import { MANUAL_PAUSE_SECONDS } from "./schedule.ts";

/**
 * Also while it is paused: to see whether it would work again.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` when it is not set up, one is running or has just ended
 */
export async function checkDeliveryNow(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, source } = await loadSource(tx, actor, slug);
    await refuseArchived(tx, appliance.id);
    const last = await tx.delivery.findFirst({
      where: { applianceId: appliance.id, trigger: "person" },
      orderBy: { startedAt: "desc" },
      select: { startedAt: true },
    });
    const since = last ? now.getTime() - last.startedAt.getTime() : Number.POSITIVE_INFINITY;
    if (since < MANUAL_PAUSE_SECONDS * 1000) {
      throw new AppError("conflict", "just_checked", "That was a moment ago. Try again in half a minute.");
    }
    const { publisherId } = source;
    await beginDelivery(tx, actor, { applianceId: appliance.id, trigger: "person", publisherId }, now);
    return { slug };
  });
}
