/** Finds publications that wait for checks which have all ended, whatever lost the news. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { settlePublicationJob } from "./jobs.ts";

/** Queues their settling again; the job's key makes that harmless where it is queued still. */
export async function sweepPublications(): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const waiting = await tx.publicationRequest.findMany({
      where: {
        state: "waiting",
        version: { images: { none: { checks: { some: { state: { in: ["queued", "running"] } } } } } },
      },
      select: { versionId: true },
      take: 100,
    });
    for (const { versionId } of waiting) await enqueue(tx, settlePublicationJob, { versionId });
  });
}
