/** Reads about the job queue, for administrators; null for everybody else. */
import type { Actor } from "#lib/platform/actor.ts";
import { openSender, WORKER_INSTANCE } from "#lib/platform/jobs/enqueue.ts";
import { type Failure, readFailure } from "./failure.ts";
import { type FailurePosition, type QueueRow, readFailedJobs, readQueues } from "./job-tables.ts";
import { canManageJobs } from "./policy.ts";

const PAGE_SIZE = 20;

/** A queue: what waits, runs and failed, and when it comes round by itself. */
export type Queue = QueueRow & {
  /** Cron expression in UTC; null for jobs that something else queues. */
  schedule: string | null;
};

/** Every queue, in the order of the names. */
export async function listQueues(viewer: Actor, now: Date = new Date()): Promise<Queue[] | null> {
  if (!canManageJobs(viewer)) return null;
  const sender = await openSender();
  const [queues, schedules] = await Promise.all([readQueues(now), sender.getSchedules()]);
  const scheduleOf = new Map(schedules.map(({ name, cron }) => [name, cron]));
  return queues.map((queue) => ({ ...queue, schedule: scheduleOf.get(queue.name) ?? null }));
}

/** A job that nobody tries again by itself. */
export type FailedJob = {
  id: string;
  queue: string;
  /** Identifiers of what it was about. */
  payload: unknown;
  failure: Failure;
  attempts: number;
  createdAt: Date;
  failedAt: Date;
};

/**
 * A page of failures, the last first.
 *
 * @param queue of this queue only; of all when null
 * @param after where the page before ended (its `next`); anything odd is the beginning
 */
export async function listFailedJobs(
  viewer: Actor,
  { queue = null, after = null }: { queue?: string | null; after?: string | null } = {},
): Promise<{ jobs: FailedJob[]; next: string | null } | null> {
  if (!canManageJobs(viewer)) return null;
  const rows = await readFailedJobs({ queue, after: readPosition(after), limit: PAGE_SIZE + 1 });
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    jobs: page.map(({ output, failedAtText: _, ...job }) => ({ ...job, failure: readFailure(output) })),
    next: last && rows.length > PAGE_SIZE ? writePosition(last) : null,
  };
}

function writePosition({ failedAtText, id }: FailurePosition): string {
  return `${id}@${failedAtText}`;
}

function readPosition(text: string | null): FailurePosition | null {
  const found =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d[.\d]{0,7}[+-][\d:]{2,6})$/.exec(
      text ?? "",
    );
  const [, id, failedAtText] = found ?? [];
  return id && failedAtText && !Number.isNaN(Date.parse(failedAtText.slice(0, 19)))
    ? { id, failedAtText }
    : null;
}

/** The workers that work jobs off, and when the last of them was heard of. */
export async function getWorkerHealth(
  viewer: Actor,
): Promise<{ alive: number; lastHeardAt: Date | null } | null> {
  if (!canManageJobs(viewer)) return null;
  const sender = await openSender();
  const workers = (await sender.getInstances()).filter(({ name }) => name === WORKER_INSTANCE);
  const heard = workers.map(({ heartbeatOn }) => heartbeatOn.getTime());
  return {
    alive: workers.filter(({ live }) => live).length,
    lastHeardAt: heard.length > 0 ? new Date(Math.max(...heard)) : null,
  };
}
