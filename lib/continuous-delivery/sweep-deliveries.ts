/** Once a minute: what has ended, what got lost, and what is due; run by the worker. */
import { system } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { beginDelivery } from "./begin-delivery.ts";
import { runDeliveryJob } from "./jobs.ts";
import { settleDelivery } from "./settle-delivery.ts";

/** As in AppDB. */
const MOST_RUNNING = 20;

export async function sweepDeliveries(now: Date = new Date()): Promise<void> {
  const running = await getDatabase().delivery.findMany({
    where: { state: "running" },
    select: { id: true, versionId: true },
  });
  for (const { id, versionId } of running) {
    if (versionId) await settleDelivery(id, now);
    // The job's key makes this harmless for those that are still queued.
    else await getDatabase().$transaction((tx) => enqueue(tx, runDeliveryJob, { deliveryId: id }));
  }
  const room = MOST_RUNNING - running.length;
  if (room > 0) await beginDue(room, now);
}

async function beginDue(room: number, now: Date): Promise<void> {
  const due = await getDatabase().deliverySource.findMany({
    where: {
      pausedAt: null,
      nextCheckAt: { lte: now },
      appliance: { deliveries: { none: { state: "running" } } },
    },
    orderBy: { nextCheckAt: "asc" },
    take: room,
    select: { applianceId: true },
  });
  for (const { applianceId } of due) {
    await getDatabase().$transaction(async (tx) => {
      await lockRow(tx, "VirtualAppliance", applianceId);
      const source = await tx.deliverySource.findUnique({
        where: { applianceId, pausedAt: null, nextCheckAt: { lte: now } },
      });
      const running = await tx.delivery.count({ where: { applianceId, state: "running" } });
      if (!source || running > 0) return;
      const { publisherId } = source;
      await beginDelivery(tx, system("worker"), { applianceId, trigger: "schedule", publisherId }, now);
    });
  }
}
