/** Makes an earlier revision the draft again, without what may no longer be listed. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { loadDraft, refuseStaleView, replaceDraftEntries } from "./load-draft.ts";
import { splitRestorable } from "./restorable-entries.ts";
import type { RestoreRevisionInput } from "./schema.ts";

/**
 * Nothing is published by it: the next revision gets the next number and a higher `hv:version`, whatever it holds.
 *
 * @returns how many entries came back, and how many were left out as expired, hidden or revoked
 * @throws AppError `not_found`, `forbidden`; `conflict` when the draft changed since the manager looked, is the same
 *   already, or nothing of the revision may be listed any more
 */
export async function restoreRevision(
  actor: Actor,
  input: RestoreRevisionInput,
  now: Date = new Date(),
): Promise<{ vo: string; entries: number; leftOut: number }> {
  return getDatabase().$transaction(async (tx) => {
    const { vo, draft } = await loadDraft(tx, actor, input.vo);
    refuseStaleView(draft.changeCount, input.changeCount);
    const entries = await loadEntries(tx, vo.id, input.number);
    const { kept, leftOut } = splitRestorable(entries, ({ image }) => image.version, now);
    refuseNothingLeft(input.number, entries.length, kept.length);
    refuseSame(draft.entries, kept);
    await replaceDraftEntries(tx, vo, kept, actor, now);
    const counts = { entries: kept.length, leftOut: leftOut.length };
    await recordAuditEvent(tx, actor, now, {
      action: "draft.revision_restored",
      objectKind: "vo",
      objectId: vo.id,
      details: { number: input.number, ...counts },
    });
    return { vo: vo.name, ...counts };
  });
}

async function loadEntries(tx: Transaction, voId: string, number: number) {
  const revision = await tx.revision.findUnique({
    where: { voId_number: { voId, number } },
    select: {
      entries: {
        orderBy: { position: "asc" },
        select: {
          entryIdentifier: true,
          imageId: true,
          image: {
            select: {
              version: { select: { state: true, expiresAt: true, hiddenAt: true, revokedAt: true } },
            },
          },
        },
      },
    },
  });
  if (!revision) throw notFound("revision");
  return revision.entries;
}

function refuseNothingLeft(number: number, had: number, kept: number): void {
  if (had === 0 || kept > 0) return;
  throw new AppError(
    "conflict",
    "nothing_left",
    `Everything in revision ${number} is expired, hidden or revoked by now: nothing of it can come back.`,
  );
}

type Pin = { entryIdentifier: string; imageId: string };

function refuseSame(draft: readonly Pin[], restored: readonly Pin[]): void {
  const { added, removed, updated } = countChanges(differenceOf(draft, restored));
  if (added + removed + updated > 0) return;
  throw new AppError("conflict", "same_already", "The draft is the same as that already.");
}
