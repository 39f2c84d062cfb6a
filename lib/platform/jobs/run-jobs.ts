/** The worker's side of the queue: takes jobs, checks their payload, runs their handler, and drains on shutdown. */
import { PgBoss } from "pg-boss";
import { log } from "../log.ts";
import type { BoundJob } from "./define-job.ts";
import { JOB_SCHEMA, WORKER_INSTANCE } from "./enqueue.ts";

/** Long enough for a signing to end; a download is broken off by the signal and taken up by the next worker. */
const DRAIN_MS = 10_000;

/** A running worker. */
export type JobRunner = {
  /** Stops taking jobs, tells running handlers, waits for them a moment, and disconnects. */
  stop(): Promise<void>;
};

/**
 * Starts working off all queues of `jobs` in this process, and their schedules.
 *
 * @param databaseUrl a database in which `installQueues` has run
 */
export async function runJobs(databaseUrl: string, jobs: readonly BoundJob[]): Promise<JobRunner> {
  const boss = new PgBoss({
    connectionString: databaseUrl,
    schema: JOB_SCHEMA,
    max: 4,
    useListenNotify: true,
    instanceName: WORKER_INSTANCE,
    // The tables were made when the database was prepared, by the role that owns them.
    migrate: false,
    createSchema: false,
    // How soon the jobs of a dead worker are noticed.
    monitorIntervalSeconds: 10,
    superviseIntervalSeconds: 10,
  });
  const shutdown = new AbortController();
  boss.on("error", (error) => log.error({ err: error }, "job queue"));
  await boss.start();
  for (const job of jobs) await work(boss, job, shutdown.signal);
  return {
    async stop() {
      shutdown.abort(new Error("the worker is shutting down"));
      await boss.stop({ graceful: true, timeout: DRAIN_MS, close: true });
    },
  };
}

async function work(boss: PgBoss, bound: BoundJob, shutdown: AbortSignal): Promise<void> {
  const { definition: job } = bound;
  for (let place = 0; place < job.concurrency; place++) {
    const workerId = await boss.work(
      job.name,
      { pollingIntervalSeconds: 1, notifyPollingIntervalSeconds: 5 },
      async ([queued]) => {
        if (!queued) return;
        await handle(bound, queued, shutdown).finally(() => {
          // Where one job was, another may wait: look at once, not at the next poll.
          boss.notifyWorker(workerId);
        });
      },
    );
  }
  if (job.schedule) await boss.schedule(job.name, job.schedule, {}, { tz: "UTC" });
}

async function handle(
  { definition: job, load }: BoundJob,
  queued: { id: string; data: unknown },
  shutdown: AbortSignal,
): Promise<void> {
  try {
    const payload = job.payload.parse(queued.data ?? {});
    const run = await load();
    await run(payload, shutdown);
    log.info({ job: job.name, id: queued.id }, "job done");
  } catch (error) {
    log.error({ job: job.name, id: queued.id, err: error }, "job failed");
    throw error;
  }
}
