/** Publishes the draft: a new revision is frozen and handed to the worker, who signs it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { AppError } from "#lib/platform/errors.ts";
import { composeDraft } from "./compose-draft.ts";
import { freezeRevision } from "./freeze-revision.ts";
import { loadDraft, refuseStaleView } from "./load-draft.ts";
import type { PublishDraftInput } from "./schema.ts";

/**
 * Freezes the draft as the next revision.
 *
 * @returns the revision's number, in state `signing`
 * @throws AppError `not_found`, `forbidden`; `conflict` when the draft changed since the manager looked, nothing
 *   differs, a revision is still being signed, something in it may not be published, or the VO wants a second pair of eyes
 */
export async function publishDraft(
  actor: Actor,
  input: PublishDraftInput,
  now: Date = new Date(),
): Promise<{ vo: string; number: number }> {
  return getDatabase().$transaction(async (tx) => {
    const loaded = await loadDraft(tx, actor, input.vo);
    refuseStaleView(loaded.draft.changeCount, input.changeCount);
    refuseAlone(loaded.needsApproval);
    return publishLoaded(tx, actor, loaded, { comment: input.comment, by: personIdOf(actor) }, now);
  });
}

type Publication = {
  comment: string;
  by: string | null;
  approval?: { by: string; of: { personId: string; name: string } | null };
};

/**
 * @param loaded the draft, locked
 * @param publication `by`: whose revision it is; `approval`: who agreed to whose proposal, where somebody had to
 * @throws AppError as {@link composeDraft}
 */
export async function publishLoaded(
  tx: Transaction,
  actor: Actor,
  loaded: Awaited<ReturnType<typeof loadDraft>>,
  { comment, by, approval }: Publication,
  now: Date,
): Promise<{ vo: string; number: number }> {
  const { vo } = loaded;
  const { number, content, pins } = await composeDraft(tx, loaded, now);
  const people = { publishedById: by, approvedById: approval?.by ?? null };
  await freezeRevision(tx, { voId: vo.id, number, comment, ...people, content, pins, now });
  await tx.publicationProposal.deleteMany({ where: { voId: vo.id } });
  // What was published is not taken back by a press on the desk.
  await tx.draft.update({ where: { voId: vo.id }, data: { before: Prisma.DbNull } });
  await recordAuditEvent(tx, actor, now, {
    action: "revision.published",
    objectKind: "vo",
    objectId: vo.id,
    details: { number, comment, entries: pins.length, ...(approval?.of ? { proposedBy: approval.of } : {}) },
  });
  return { vo: vo.name, number };
}

function refuseAlone(needsApproval: boolean): void {
  if (!needsApproval) return;
  throw new AppError(
    "conflict",
    "needs_approval",
    "This list is published by two: propose the draft, and another of those who curate it publishes it.",
  );
}
