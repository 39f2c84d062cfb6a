/** Says which edition the address of a provider's trial answers; the first time makes the address. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { isDueForRenewal } from "#lib/list-signing/sign-list.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { loadProvider } from "#lib/provider/load-provider.ts";
import type { Edition } from "./edition.ts";
import { prepareEditionsJob } from "./jobs.ts";
import { makeTrialSecret } from "./secret.ts";

/**
 * Choosing what is answered already changes nothing, but has what is about to run out signed again.
 *
 * @throws AppError `not_found`, `forbidden`
 */
export async function chooseEdition(
  actor: Actor,
  { slug, edition }: { slug: string; edition: Edition },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { id: providerId } = await loadProvider(tx, actor, slug);
    const { count: begun } = await tx.clientTrial.createMany({
      data: { providerId, secret: makeTrialSecret(), edition: "good", chosenAt: now, createdAt: now },
      skipDuplicates: true,
    });
    await lockRow(tx, "ClientTrial", providerId);
    const trial = await tx.clientTrial.findUniqueOrThrow({
      where: { providerId },
      select: {
        edition: true,
        editions: { where: { edition: "good" }, select: { expiresAt: true } },
      },
    });
    const [good] = trial.editions;
    if (!good || isDueForRenewal(good.expiresAt, now)) {
      await enqueue(tx, prepareEditionsJob, { providerId });
    }
    if (trial.edition === edition && begun === 0) return;
    await tx.clientTrial.update({ where: { providerId }, data: { edition, chosenAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "provider.trial_edition_chosen",
      objectKind: "provider",
      objectId: providerId,
      details: { edition },
    });
  });
  return { slug };
}
