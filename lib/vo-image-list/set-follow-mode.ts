/** Says what happens to an appliance's entries when it publishes a newer version. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { loadDraft } from "./load-draft.ts";
import type { FollowModeInput } from "./schema.ts";

/**
 * For all entries of the appliance in the draft, or one of them, from the next version on. What the draft holds stays as it is, so nobody
 * who looks at it is told that it changed.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` when the appliance is not in the draft
 */
export async function setFollowMode(
  actor: Actor,
  { vo: voName, applianceId, entryIdentifier, mode }: FollowModeInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  await getDatabase().$transaction(async (tx) => {
    const { vo } = await loadDraft(tx, actor, voName);
    const where = {
      ...{ voId: vo.id, image: { version: { applianceId } } },
      ...(entryIdentifier ? { entryIdentifier } : {}),
    };
    if ((await tx.draftEntry.count({ where })) === 0) {
      throw new AppError(
        "conflict",
        "not_in_draft",
        entryIdentifier
          ? "This image is not in the draft any more."
          : "This appliance is not in the draft any more.",
      );
    }
    const { count } = await tx.draftEntry.updateMany({
      where: { ...where, followMode: { not: mode } },
      data: { followMode: mode },
    });
    if (count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "draft.follow_mode_set",
      objectKind: "vo",
      objectId: vo.id,
      details: { applianceId, mode, ...(entryIdentifier ? { entryIdentifier } : {}) },
    });
  });
  return { vo: voName };
}
