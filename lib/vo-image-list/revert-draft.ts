/** Throws the changes of the draft away: it is the current revision again. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { countDraftChange, loadDraft, loadNewestRevision } from "./load-draft.ts";

/**
 * @throws AppError `not_found`, `forbidden`
 */
export async function revertDraft(
  actor: Actor,
  { vo: voName }: { vo: string },
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo } = await loadDraft(tx, actor, voName);
    const revision = await loadNewestRevision(tx, vo.id);
    await tx.draftEntry.deleteMany({ where: { voId: vo.id } });
    await tx.draftEntry.createMany({
      data: (revision?.entries ?? []).map((entry) => ({
        ...entry,
        voId: vo.id,
        addedById: personIdOf(actor),
        addedAt: now,
      })),
    });
    await countDraftChange(tx, vo.id, actor, now);
    await recordAuditEvent(tx, actor, now, {
      action: "draft.reverted",
      objectKind: "vo",
      objectId: vo.id,
      details: {},
    });
  });
  return { vo: voName };
}
