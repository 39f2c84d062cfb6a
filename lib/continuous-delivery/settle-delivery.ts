/** Finds out how the check and the publication of a delivery stand, and ends it when they have ended; run by the worker. */
import { findingsSchema } from "#lib/integrity-check/verdict.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { openLog } from "./delivery-log.ts";
import { type Ended, endDelivery } from "./end-delivery.ts";
import { tasksSchema } from "./task.ts";

/** Longer takes no check. */
const LONGEST_MS = 24 * 3600 * 1000;

/** Twice changes nothing. */
export async function settleDelivery(deliveryId: string, now: Date = new Date()): Promise<void> {
  const delivery = await getDatabase().delivery.findUnique({
    where: { id: deliveryId, state: "running" },
    select: {
      ...{ id: true, applianceId: true, trigger: true, version: true, versionId: true },
      ...{ tasks: true, startedAt: true },
    },
  });
  if (!delivery?.versionId) return;
  const end = await findEnd(delivery.versionId, delivery.startedAt, now);
  const log = openLog(delivery.id, tasksSchema.parse(delivery.tasks));
  if (end) await endDelivery(delivery, log.tasks(), end, now);
}

/** Null while it is under way. */
async function findEnd(versionId: string, startedAt: Date, now: Date): Promise<Ended | null> {
  const version = await getDatabase().applianceVersion.findUnique({
    where: { id: versionId },
    select: {
      state: true,
      publicationRequest: { select: { state: true, reason: true } },
      images: {
        select: {
          checks: { orderBy: { requestedAt: "desc" }, take: 1, select: { state: true, findings: true } },
        },
      },
    },
  });
  if (!version) return cancelled("Somebody discarded the working version.");
  if (version.state !== "working") return { state: "published", task: "publish", reason: null };
  const { publicationRequest: request } = version;
  if (request?.state === "called_off")
    return cancelled("Somebody called the publication off, or edited the version.");
  if (request?.state === "failed") {
    const check = version.images.flatMap(({ checks }) => checks)[0];
    if (check?.state === "cancelled") return cancelled("Somebody cancelled the check.");
    if (check?.state === "failed")
      return { state: "failed", task: "check", reason: findingsOf(check.findings) };
    return { state: "failed", task: "publish", reason: request.reason ?? "It was not published." };
  }
  if (now.getTime() - startedAt.getTime() > LONGEST_MS) {
    return { state: "failed", task: "check", reason: "The check has not ended within a day." };
  }
  return null;
}

function cancelled(reason: string): Ended {
  return { state: "cancelled", task: "check", reason };
}

function findingsOf(findings: unknown): string {
  const errors = findingsSchema.parse(findings).filter(({ severity }) => severity === "error");
  return errors.map(({ message }) => message).join("\n") || "The image file did not pass its check.";
}
