/** Finds integrity checks that everybody has forgotten, whatever lost them, and queues them again. */
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { runIntegrityCheckJob } from "./jobs.ts";
import type { Finding } from "./verdict.ts";

/** Longer than the queue itself needs to notice a dead worker. */
const FORGOTTEN_AFTER_MS = 60_000;

/** A file that brings a worker down does so each time. */
const MOST_ATTEMPTS = 5;

const GIVEN_UP: Finding = {
  field: "content",
  severity: "error",
  message: `The check was broken off ${MOST_ATTEMPTS} times without an end. Look at the file, then start the check again.`,
};

/** Ends checks that no worker could finish, so that their author is told instead of waiting for ever. */
async function giveUp(tx: Transaction, before: Date, now: Date): Promise<void> {
  await tx.integrityCheck.updateMany({
    where: { state: "running", heartbeatAt: { lt: before }, attempts: { gte: MOST_ATTEMPTS } },
    data: { state: "failed", findings: [GIVEN_UP], finishedAt: now },
  });
}

/**
 * Queues every check again that should run and shows no sign of life. The job's key makes this harmless for those that
 * are still queued.
 */
export async function sweepIntegrityChecks(now: Date = new Date()): Promise<void> {
  const before = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  await getDatabase().$transaction(async (tx) => {
    await giveUp(tx, before, now);
    const forgotten = await tx.integrityCheck.findMany({
      where: {
        OR: [
          { state: "running", heartbeatAt: { lt: before } },
          { state: "queued", requestedAt: { lt: before } },
        ],
      },
      select: { id: true },
      take: 100,
    });
    for (const { id } of forgotten) await enqueue(tx, runIntegrityCheckJob, { checkId: id });
  });
}
