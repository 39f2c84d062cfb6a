/** Throws the changes of the draft away: it is the current revision again. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { loadDraft, loadNewestRevision, refuseStaleView, replaceDraftEntries } from "./load-draft.ts";
import type { DraftSeenInput } from "./schema.ts";

/**
 * @throws AppError `not_found`, `forbidden`; `conflict` when the draft changed since the manager looked
 */
export async function revertDraft(
  actor: Actor,
  input: DraftSeenInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo, draft } = await loadDraft(tx, actor, input.vo);
    refuseStaleView(draft.changeCount, input.changeCount);
    const revision = await loadNewestRevision(tx, vo.id);
    await replaceDraftEntries(tx, vo, revision?.entries ?? [], actor, now);
    await recordAuditEvent(tx, actor, now, {
      action: "draft.reverted",
      objectKind: "vo",
      objectId: vo.id,
      details: {},
    });
  });
  return { vo: input.vo };
}
