/** Gives a failed job one more attempt. */
import { fromPrisma } from "pg-boss";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { openSender } from "#lib/platform/jobs/enqueue.ts";
import { loadFailedJob } from "./load-failed-job.ts";
import type { JobRef } from "./schema.ts";

/**
 * @throws AppError `forbidden`, `not_found`, or `conflict` when it has not failed (any more), or the same job was queued
 *   again by itself
 */
export async function retryJob(
  actor: Actor,
  { queue, jobId }: JobRef,
  now: Date = new Date(),
): Promise<void> {
  const sender = await openSender();
  await getDatabase().$transaction(async (tx) => {
    const { hasTwin } = await loadFailedJob(tx, actor, { queue, jobId });
    if (hasTwin) {
      throw new AppError(
        "conflict",
        "queued_again",
        "The same job was queued again meanwhile and waits or runs. This failure can be removed.",
      );
    }
    await sender.retry(queue, jobId, { db: fromPrisma(tx) });
    await recordAuditEvent(tx, actor, now, {
      action: "job.retried",
      objectKind: "job",
      objectId: jobId,
      details: { queue },
    });
  });
}
