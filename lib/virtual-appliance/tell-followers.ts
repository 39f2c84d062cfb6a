/** Has followers of an appliance told, by a job: a thousand of them must not keep anybody waiting. */
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { type ApplianceEvent, tellOfApplianceJob } from "./jobs.ts";

/**
 * @param thingId the version or comment that it is about; the appliance where there is none
 */
export async function tellFollowers(
  tx: Transaction,
  actor: Actor,
  {
    applianceId,
    event,
    thingId = applianceId,
  }: { applianceId: string; event: ApplianceEvent; thingId?: string },
  now: Date,
): Promise<void> {
  await enqueue(tx, tellOfApplianceJob, {
    ...{ applianceId, event, thingId, at: now.toISOString(), byId: personIdOf(actor) },
  });
}
