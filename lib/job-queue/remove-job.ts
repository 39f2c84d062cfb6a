/** Removes a failed job: nobody will do it any more. */
import { fromPrisma } from "pg-boss";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { openSender } from "#lib/platform/jobs/enqueue.ts";
import { loadFailedJob } from "./load-failed-job.ts";
import type { JobRef } from "./schema.ts";

/**
 * @throws AppError `forbidden`, `not_found`, or `conflict` when it has not failed (any more)
 */
export async function removeJob(
  actor: Actor,
  { queue, jobId }: JobRef,
  now: Date = new Date(),
): Promise<void> {
  const sender = await openSender();
  await getDatabase().$transaction(async (tx) => {
    await loadFailedJob(tx, actor, { queue, jobId });
    await sender.deleteJob(queue, jobId, { db: fromPrisma(tx) });
    await recordAuditEvent(tx, actor, now, {
      action: "job.removed",
      objectKind: "job",
      objectId: jobId,
      details: { queue },
    });
  });
}
