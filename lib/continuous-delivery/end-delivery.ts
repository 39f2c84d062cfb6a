/** The end of a delivery, good or bad, and what follows from it for the next one. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { system } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { discardWorkingVersion } from "#lib/virtual-appliance/discard-working-version.ts";
import { listMaintainersToTell } from "#lib/virtual-appliance/recipients.ts";
import { deliveryFailedMail, deliveryPausedMail } from "./delivery-mail.ts";
import { MOST_FAILURES, nextCheckAfter } from "./schedule.ts";
import { fail, finish, TASKS, type Task, type TaskName } from "./task.ts";

export type Ended = {
  state: "published" | "nothing_new" | "failed" | "cancelled";
  task: TaskName;
  /** Why, where it did not end well. */
  reason: string | null;
  /** Asking again makes no sense until somebody has done something. */
  pauses?: boolean;
};

type Delivery = {
  id: string;
  applianceId: string;
  trigger: "schedule" | "person" | "push";
  version: string | null;
  versionId: string | null;
};

/**
 * Twice changes nothing. A working version that the delivery made and did not publish is thrown away: the next one begins
 * anew, and nobody finds something that they did not make.
 */
export async function endDelivery(
  delivery: Delivery,
  tasks: readonly Task[],
  { state, task, reason, pauses = false }: Ended,
  now: Date,
): Promise<void> {
  const isGood = state === "published" || state === "nothing_new";
  if (!isGood) await discard(delivery, now);
  await getDatabase().$transaction(async (tx) => {
    const { count } = await tx.delivery.updateMany({
      where: { id: delivery.id, state: "running" },
      data: {
        ...{ state, reason, endedAt: now },
        tasks: isGood ? finish(tasks, task) : fail(tasks, task, reason ?? ""),
      },
    });
    if (count === 0) return;
    await recordAuditEvent(tx, system("worker"), now, {
      action: "delivery.ended",
      objectKind: "appliance",
      objectId: delivery.applianceId,
      details: { state, version: delivery.version, task: titleOf(task), reason },
    });
    if (delivery.trigger === "push") {
      if (state === "failed") await tellOfFailure(tx, delivery, task, reason ?? "", now);
      return;
    }
    if (state !== "cancelled") await settleSource(tx, delivery, { isGood, task, reason, pauses }, now);
  });
}

async function discard({ applianceId, versionId }: Delivery, now: Date): Promise<void> {
  if (!versionId) return;
  const working = await getDatabase().applianceVersion.findFirst({
    where: { id: versionId, applianceId, state: "working" },
    select: { appliance: { select: { slug: true } } },
  });
  if (working) await discardWorkingVersion(system("worker"), working.appliance, now);
}

async function settleSource(
  tx: Transaction,
  delivery: Delivery,
  {
    isGood,
    task,
    reason,
    pauses,
  }: { isGood: boolean; task: TaskName; reason: string | null; pauses: boolean },
  now: Date,
): Promise<void> {
  const source = await tx.deliverySource.findUnique({ where: { applianceId: delivery.applianceId } });
  if (!source) return;
  const failures = isGood ? 0 : source.failures + 1;
  const gaveUp = !source.pausedAt && !isGood && (pauses || failures >= MOST_FAILURES);
  const pausedReason = pauses ? reason : `${failures} deliveries in a row have failed.`;
  await tx.deliverySource.update({
    where: { applianceId: delivery.applianceId },
    data: {
      ...{ failures, lastCheckedAt: now, nextCheckAt: nextCheckAfter(now, failures) },
      ...(gaveUp ? { pausedAt: now, pausedReason } : {}),
    },
  });
  if (gaveUp) {
    await recordAuditEvent(tx, system("worker"), now, {
      action: "delivery.paused",
      objectKind: "appliance",
      objectId: delivery.applianceId,
      details: { reason: pausedReason },
    });
    await tell(
      tx,
      delivery.applianceId,
      (appliance) => deliveryPausedMail({ appliance, reason: pausedReason ?? "" }),
      now,
    );
  } else if (failures === 1) await tellOfFailure(tx, delivery, task, reason ?? "", now);
}

async function tellOfFailure(
  tx: Transaction,
  { applianceId, version }: Delivery,
  task: TaskName,
  reason: string,
  now: Date,
): Promise<void> {
  const failure = { version, task: titleOf(task), reason };
  await tell(tx, applianceId, (appliance) => deliveryFailedMail({ appliance, ...failure }), now);
}

type Named = { slug: string; name: string };

async function tell(
  tx: Transaction,
  applianceId: string,
  compose: (appliance: Named) => { subject: string; text: string },
  now: Date,
): Promise<void> {
  const appliance = await tx.virtualAppliance.findUniqueOrThrow({
    where: { id: applianceId },
    select: { slug: true, name: true },
  });
  for (const { email } of await listMaintainersToTell(tx, applianceId)) {
    await writeMail(tx, { recipient: email, ...compose(appliance) }, now);
  }
}

function titleOf(name: TaskName): string {
  return TASKS.find((task) => task.name === name)?.title ?? name;
}
