/**
 * The questions that pg-boss answers only from counts it made a while ago, asked of its tables: the one file that knows
 * how they look (pg-boss 12).
 */
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";

/** Of what pg-boss keeps for itself. */
const INTERNAL = "\\_\\_pgboss%";

export type QueueRow = {
  name: string;
  /** Ready to run, and not begun. */
  waiting: number;
  /** Failed before, and waiting for their next attempt. */
  retrying: number;
  running: number;
  failed: number;
  /** Ended well in the last 24 hours. */
  done: number;
  /** Since when the oldest that is ready has been so. */
  oldestWaitingSince: Date | null;
  lastDoneAt: Date | null;
};

/** Every queue with its jobs by state, in the order of the names. */
export async function readQueues(now: Date): Promise<QueueRow[]> {
  const yesterday = new Date(now.getTime() - 24 * 3600 * 1000);
  return getDatabase().$queryRaw`
    SELECT q."name",
      count(*) FILTER (WHERE j."state" = 'created')::int AS "waiting",
      count(*) FILTER (WHERE j."state" = 'retry')::int AS "retrying",
      count(*) FILTER (WHERE j."state" = 'active')::int AS "running",
      count(*) FILTER (WHERE j."state" = 'failed')::int AS "failed",
      count(*) FILTER (WHERE j."state" = 'completed' AND j."completed_on" > ${yesterday})::int AS "done",
      min(j."start_after") FILTER (WHERE j."state" < 'active' AND j."start_after" <= ${now}) AS "oldestWaitingSince",
      max(j."completed_on") FILTER (WHERE j."state" = 'completed') AS "lastDoneAt"
    FROM "jobs"."queue" q LEFT JOIN "jobs"."job" j ON j."name" = q."name"
    WHERE q."name" NOT LIKE ${INTERNAL}
    GROUP BY q."name" ORDER BY q."name"`;
}

export type FailedJobRow = {
  id: string;
  queue: string;
  payload: unknown;
  output: unknown;
  /** How often it was begun. */
  attempts: number;
  createdAt: Date;
  failedAt: Date;
  /** `failedAt` to the microsecond, as pages go on from it. */
  failedAtText: string;
};

/** Where a page of failures ended. */
export type FailurePosition = { failedAtText: string; id: string };

/** Failed jobs, the last that failed first. */
export async function readFailedJobs({
  queue,
  after,
  limit,
}: {
  queue: string | null;
  after: FailurePosition | null;
  limit: number;
}): Promise<FailedJobRow[]> {
  const inQueue = queue === null ? Prisma.empty : Prisma.sql`AND "name" = ${queue}`;
  const older = after
    ? Prisma.sql`AND ("completed_on", "id") < (${after.failedAtText}::timestamptz, ${after.id}::uuid)`
    : Prisma.empty;
  return getDatabase().$queryRaw`
    SELECT "id"::text, "name" AS "queue", "data" AS "payload", "output", "retry_count" + 1 AS "attempts",
      "created_on" AS "createdAt", "completed_on" AS "failedAt", "completed_on"::text AS "failedAtText"
    FROM "jobs"."job"
    WHERE "state" = 'failed' AND "name" NOT LIKE ${INTERNAL} ${inQueue} ${older}
    ORDER BY "completed_on" DESC, "id" DESC LIMIT ${limit}`;
}

export type JobRow = { state: string; hasTwin: boolean };

/**
 * The job, locked until the transaction ends; `hasTwin`: one with the same key waits or runs.
 *
 * @returns null when there is none
 */
export async function lockJob(tx: Transaction, queue: string, jobId: string): Promise<JobRow | null> {
  const [row] = await tx.$queryRaw<JobRow[]>`
    SELECT j."state"::text, EXISTS (
      SELECT 1 FROM "jobs"."job" o WHERE o."name" = j."name" AND o."singleton_key" = j."singleton_key"
        AND o."state" <= 'active' AND o."id" <> j."id") AS "hasTwin"
    FROM "jobs"."job" j WHERE j."name" = ${queue} AND j."id" = ${jobId}::uuid FOR UPDATE OF j`;
  return row ?? null;
}
