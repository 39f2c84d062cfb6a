/** Begins a provider's trial anew: forgets which requests came, and answers the good edition. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadTrial } from "./load-trial.ts";

/** @throws AppError `not_found`, `forbidden`, `conflict` */
export async function clearRequests(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { providerId } = await loadTrial(tx, actor, slug);
    const { count } = await tx.trialRequest.deleteMany({ where: { providerId } });
    await tx.clientTrial.update({ where: { providerId }, data: { edition: "good", chosenAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "provider.trial_cleared",
      objectKind: "provider",
      objectId: providerId,
      details: { requests: count },
    });
  });
  return { slug };
}
