/** Keeps what is remembered of trials bounded. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { prepareEditionsJob } from "./jobs.ts";

const DAY_MS = 24 * 3600 * 1000;
/** Requests are remembered so long. */
export const KEEP_DAYS = 30;
const A_TIME = 100;

/** Forgets old requests, and asks again for editions that a lost job left unsigned. */
export async function sweepTrials(now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    await tx.trialRequest.deleteMany({ where: { at: { lt: new Date(now.getTime() - KEEP_DAYS * DAY_MS) } } });
    const unsigned = await tx.clientTrial.findMany({
      where: { editions: { none: {} } },
      select: { providerId: true },
      take: A_TIME,
    });
    for (const { providerId } of unsigned) await enqueue(tx, prepareEditionsJob, { providerId });
  });
}
