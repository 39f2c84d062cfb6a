/** Begins a delivery, inside the transaction of whoever wants it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { runDeliveryJob } from "./jobs.ts";
import { newTasks } from "./task.ts";

type Beginning = {
  applianceId: string;
  trigger: "schedule" | "person" | "push";
  publisherId: string;
  tokenId?: string | null;
  /** Pushed descriptions need not be fetched. */
  pushed?: { description: string; contentSha256: string; version: string };
};

/**
 * @param tx has the appliance locked
 * @returns the delivery's identifier
 * @throws AppError `conflict` while another one is running
 */
export async function beginDelivery(
  tx: Transaction,
  actor: Actor,
  { applianceId, trigger, publisherId, tokenId = null, pushed }: Beginning,
  now: Date,
): Promise<string> {
  const running = await tx.delivery.findFirst({
    where: { applianceId, state: "running" },
    select: { version: true },
  });
  if (running) {
    const what = running.version ? `Version ${running.version}` : "Another version";
    throw new AppError(
      "conflict",
      "delivery_running",
      `${what} is being delivered. Wait until that has ended.`,
    );
  }
  const { id } = await tx.delivery.create({
    data: { ...{ applianceId, trigger, publisherId, tokenId, startedAt: now, tasks: newTasks() }, ...pushed },
    select: { id: true },
  });
  await enqueue(tx, runDeliveryJob, { deliveryId: id });
  await recordAuditEvent(tx, actor, now, {
    action: "delivery.begun",
    objectKind: "appliance",
    objectId: applianceId,
    details: { trigger, version: pushed?.version ?? null },
  });
  return id;
}
