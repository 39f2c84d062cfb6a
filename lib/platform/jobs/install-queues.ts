/** Brings pg-boss's own tables and one queue a job definition into the database; safe to run again and at once. */
import { PgBoss, type QueueOptions } from "pg-boss";
import type { BoundJob, JobDefinition } from "./define-job.ts";
import { JOB_SCHEMA } from "./enqueue.ts";

/** How a definition looks as a queue: its limits, with back-off between attempts. */
function toQueue(job: JobDefinition<never>): QueueOptions {
  return {
    retryLimit: job.retryLimit,
    retryDelay: 2,
    retryBackoff: true,
    retryDelayMax: 300,
    expireInSeconds: job.expireInSeconds,
    heartbeatSeconds: job.heartbeatSeconds,
  };
}

/**
 * Creates the job schema where it is missing and makes every queue agree with its definition.
 *
 * @param databaseUrl a database whose migrations have been applied
 */
export async function installQueues(databaseUrl: string, jobs: readonly BoundJob[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: JOB_SCHEMA,
    max: 2,
    registerInstance: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const { definition: job } of jobs) {
      // "exclusive": of jobs with one key, only one waits or runs. Jobs without a key do not exclude each other's keys.
      const policy = job.key ? "exclusive" : "standard";
      await boss.createQueue(job.name, { ...toQueue(job), policy, notify: true });
      await boss.updateQueue(job.name, toQueue(job));
    }
  } finally {
    await boss.stop({ graceful: false, close: true });
  }
}
