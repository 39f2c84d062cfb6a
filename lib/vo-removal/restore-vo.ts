/** Brings a removed VO back. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { announceListChange } from "#lib/list-signing/list-notices.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { hasListEnded } from "#lib/vo/removal.ts";
import { signRevisionJob } from "#lib/vo-image-list/jobs.ts";
import { loadVoToRemove } from "./load-vo.ts";
import { restoredForCuratorsMail, restoredForSitesMail } from "./removal-mail.ts";
import { tellOfRemoval } from "./tell-of-removal.ts";

/**
 * Before the end of its list nothing ever happened, as far as sites can tell. After it the list is signed anew, with the same
 * content and a higher version, and answered again from that moment on (lib/vo-image-list/sign-revision.ts).
 *
 * @param now UTC
 * @throws AppError `not_found`, `forbidden`, `conflict` when it is not removed
 */
export async function restoreVo(
  actor: Actor,
  { vo: name }: { vo: string },
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const vo = await loadVoToRemove(tx, actor, name);
    if (!vo.removedAt) throw new AppError("conflict", "not_removed", `VO ${name} is not removed.`);
    const revisionId = hasListEnded(vo, now) ? await findNewestRevision(tx, vo.id) : null;
    await tx.vo.update({
      where: { id: vo.id },
      // Until it is signed the list stays gone: its last bytes may have run out.
      data: { removedAt: null, removalReason: null, listEndsAt: revisionId ? now : null },
    });
    if (revisionId) await enqueue(tx, signRevisionJob, { revisionId });
    await announceListChange(tx);
    await recordAuditEvent(tx, actor, now, {
      action: "vo.restored",
      objectKind: "vo",
      objectId: vo.id,
      details: { name },
    });
    const news = { vo: name, wasGone: revisionId !== null };
    await tellOfRemoval(tx, vo, restoredForCuratorsMail(news), restoredForSitesMail(news), now);
  });
  return { vo: name };
}

async function findNewestRevision(tx: Transaction, voId: string): Promise<string | null> {
  const newest = await tx.revision.findFirst({
    where: { voId },
    orderBy: { number: "desc" },
    select: { id: true },
  });
  return newest?.id ?? null;
}
