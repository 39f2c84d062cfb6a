/** Finds integrity checks that everybody has forgotten, whatever lost them, and queues them again. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { runIntegrityCheckJob } from "./jobs.ts";

/** Longer than the queue itself needs to notice a dead worker. */
const FORGOTTEN_AFTER_MS = 60_000;

/**
 * Queues every check again that should run and shows no sign of life. The job's key makes this harmless for those that
 * are still queued.
 */
export async function sweepIntegrityChecks(now: Date = new Date()): Promise<void> {
  const before = new Date(now.getTime() - FORGOTTEN_AFTER_MS);
  await getDatabase().$transaction(async (tx) => {
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
