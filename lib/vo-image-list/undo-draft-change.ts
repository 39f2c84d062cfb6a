/** Takes the last change of a draft back, whatever it was: an update of everything as well as one removal. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { type DraftPin, draftBeforeSchema } from "./draft-before.ts";
import { loadDraft, refuseStaleView, replaceDraftEntries } from "./load-draft.ts";
import type { DraftSeenInput } from "./schema.ts";

/**
 * That is a change too: taken back once more, the draft is as it was.
 *
 * @returns how many images differ from before
 * @throws AppError `not_found`, `forbidden`; `conflict` when the draft changed since the manager looked, or there is
 *   nothing to take back: it was published since, or the service itself made the change
 */
export async function undoDraftChange(
  actor: Actor,
  input: DraftSeenInput,
  now: Date = new Date(),
): Promise<{ vo: string; images: number }> {
  return getDatabase().$transaction(async (tx) => {
    const { vo, draft } = await loadDraft(tx, actor, input.vo);
    refuseStaleView(draft.changeCount, input.changeCount);
    const before = draftBeforeSchema.parse(draft.before);
    if (before === null) {
      throw new AppError("conflict", "nothing_to_undo", "There is no change of the draft to take back.");
    }
    const pins = await withoutDeleted(tx, before);
    await replaceDraftEntries(tx, vo, pins, actor, now);
    const { added, removed, updated } = countChanges(differenceOf(draft.entries, pins));
    const images = added + removed + updated;
    await recordAuditEvent(tx, actor, now, {
      action: "draft.change_undone",
      objectKind: "vo",
      objectId: vo.id,
      details: { images },
    });
    return { vo: input.vo, images };
  });
}

/** What left the draft may have been deleted by an administrator since. */
async function withoutDeleted(tx: Transaction, pins: readonly DraftPin[]): Promise<DraftPin[]> {
  const images = await tx.image.findMany({
    where: { id: { in: pins.map(({ imageId }) => imageId) } },
    select: { id: true },
  });
  const present = new Set(images.map(({ id }) => id));
  return pins.filter(({ imageId }) => present.has(imageId));
}
