/** The first half of what administrators do with a failed job: may they, and has it still failed? */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { type JobRow, lockJob } from "./job-tables.ts";
import { canManageJobs, JOB_MANAGERS_ONLY } from "./policy.ts";
import type { JobRef } from "./schema.ts";

/**
 * The job, locked until the transaction ends.
 *
 * @throws AppError `forbidden`, `not_found`, or `conflict` when it is queued again or runs
 */
export async function loadFailedJob(
  tx: Transaction,
  actor: Actor,
  { queue, jobId }: JobRef,
): Promise<JobRow> {
  requireThat(canManageJobs(actor), actor, JOB_MANAGERS_ONLY);
  const job = await lockJob(tx, queue, jobId);
  if (!job) throw notFound("job");
  if (job.state !== "failed") {
    throw new AppError(
      "conflict",
      "not_failed",
      "This job is not among the failures any more: somebody else has retried it.",
    );
  }
  return job;
}
