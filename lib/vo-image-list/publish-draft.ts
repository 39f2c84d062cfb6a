/** Publishes the draft: a new revision is frozen and handed to the worker, who signs it. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { LISTABLE_IMAGE } from "#lib/virtual-appliance/listed-image.ts";
import { isEndorsable, statusOf } from "#lib/virtual-appliance/version.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { freezeRevision } from "./freeze-revision.ts";
import { loadDraft, loadNewestRevision, refuseStaleView } from "./load-draft.ts";
import { composeContent, findContentProblems } from "./revision.ts";
import type { PublishDraftInput } from "./schema.ts";

/**
 * Freezes the draft as the next revision.
 *
 * @returns the revision's number, in state `signing`
 * @throws AppError `not_found`, `forbidden`; `conflict` when the draft changed since the manager looked, nothing
 *   differs, a revision is still being signed, or something in it may not be published
 */
export async function publishDraft(
  actor: Actor,
  input: PublishDraftInput,
  now: Date = new Date(),
): Promise<{ vo: string; number: number }> {
  return getDatabase().$transaction(async (tx) => {
    const { vo, listIdentifier, draft } = await loadDraft(tx, actor, input.vo);
    const newest = await loadNewestRevision(tx, vo.id);
    refuseStaleView(draft.changeCount, input.changeCount);
    refuseUnfinished(newest);
    refuseSameContent(draft.entries, newest?.entries ?? []);
    const pins = await loadPins(tx, vo.id);
    refuseUnfit(pins, now);
    const content = composeContent(
      { vo: vo.name, identifier: listIdentifier },
      pins,
      getSettings().baseUrl,
      now,
    );
    refuseProblems(findContentProblems(content, now));
    const number = (newest?.number ?? 0) + 1;
    await freezeRevision(tx, {
      voId: vo.id,
      number,
      comment: input.comment,
      publishedById: personIdOf(actor),
      content,
      pins,
      now,
    });
    await recordAuditEvent(tx, actor, now, {
      action: "revision.published",
      objectKind: "vo",
      objectId: vo.id,
      details: { number, comment: input.comment, entries: pins.length },
    });
    return { vo: vo.name, number };
  });
}

/** The draft's entries with all that the list says of their images. */
async function loadPins(tx: Transaction, voId: string) {
  return tx.draftEntry.findMany({
    where: { voId },
    orderBy: { entryIdentifier: "asc" },
    select: { entryIdentifier: true, image: { select: LISTABLE_IMAGE } },
  });
}

function refuseUnfinished(newest: { number: number; state: string } | null): void {
  if (newest?.state !== "signing") return;
  throw new AppError(
    "conflict",
    "still_signing",
    `Revision ${newest.number} is still being signed. Publish again when it is done.`,
  );
}

function refuseSameContent(
  draft: readonly { entryIdentifier: string; imageId: string }[],
  current: readonly { entryIdentifier: string; imageId: string }[],
): void {
  const { added, removed, updated } = countChanges(differenceOf(current, draft));
  if (added + removed + updated > 0) return;
  throw new AppError("conflict", "nothing_to_publish", "The draft is the same as the current revision.");
}

function refuseUnfit(pins: Awaited<ReturnType<typeof loadPins>>, now: Date): void {
  const unfit = pins.filter(({ image }) => !isEndorsable(image.version, now));
  if (unfit.length === 0) return;
  const names = unfit.map(
    ({ image: { version } }) => `${version.appliance.name} ${version.version} (${statusOf(version, now)})`,
  );
  throw new AppError(
    "conflict",
    "unfit_entries",
    `Remove or update these first: ${[...new Set(names)].join(", ")}.`,
  );
}

function refuseProblems(problems: readonly string[]): void {
  if (problems.length === 0) return;
  throw new AppError(
    "conflict",
    "unsignable",
    `Some site's client would refuse this list. ${problems.join("; ")}.`,
  );
}
