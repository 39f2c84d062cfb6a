/** The sweep of signatures: whatever should be signed and is not, and whatever runs out. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { signApplianceListJob } from "#lib/virtual-appliance/jobs.ts";
import { signRevisionJob } from "./jobs.ts";
import { findListsDue } from "./lists-due.ts";

/**
 * Queues a signing for every list without a signature that is good for long enough: of the newest revision, and of the
 * newest published one, which sites get as long as the newest cannot be signed. The jobs' keys make it harmless to find
 * the same one twice.
 */
export async function renewSignings(now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(async (tx) => {
    const { revisionIds, versionIds } = await findListsDue(tx, now);
    for (const revisionId of revisionIds) await enqueue(tx, signRevisionJob, { revisionId });
    for (const versionId of versionIds) await enqueue(tx, signApplianceListJob, { versionId });
  });
}
