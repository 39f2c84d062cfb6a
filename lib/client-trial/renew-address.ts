/** Gives a provider's trial another address: whoever knew the old one is told nothing more. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { prepareEditionsJob } from "./jobs.ts";
import { loadTrial } from "./load-trial.ts";
import { makeTrialSecret } from "./secret.ts";

/**
 * The editions name their address, so they are signed again; what came for the old one is forgotten.
 *
 * @throws AppError `not_found`, `forbidden`, `conflict`
 */
export async function renewAddress(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { providerId } = await loadTrial(tx, actor, slug);
    await tx.trialEdition.deleteMany({ where: { providerId } });
    await tx.trialRequest.deleteMany({ where: { providerId } });
    await tx.clientTrial.update({
      where: { providerId },
      data: { secret: makeTrialSecret(), edition: "good", chosenAt: now },
    });
    await enqueue(tx, prepareEditionsJob, { providerId });
    await recordAuditEvent(tx, actor, now, {
      action: "provider.trial_address_renewed",
      objectKind: "provider",
      objectId: providerId,
      details: {},
    });
  });
  return { slug };
}
