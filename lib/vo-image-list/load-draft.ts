/** The first half of every use case of the manager's desk: find VO and draft, lock them, ask whether the actor may. */

import type { Actor } from "#lib/platform/actor.ts";
import { personIdOf } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { Prisma } from "#lib/platform/db/generated/client.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { CURATORS_ONLY, canCurate } from "#lib/vo/policy.ts";
import type { DraftPin } from "./draft-before.ts";
import { refuseRemovedVo } from "./refuse-removed-vo.ts";
import type { FollowMode } from "./schema.ts";

/**
 * The draft of a VO's list, locked until the transaction ends.
 *
 * @throws AppError `not_found`, `forbidden` for those who do not curate the list, or `conflict` when the VO is being removed
 */
export async function loadDraft(tx: Transaction, actor: Actor, voName: string) {
  const vo = await tx.vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      imageList: { select: { identifier: true, needsApproval: true, followDefault: true } },
    },
  });
  if (!vo) throw notFound("virtual organisation");
  requireThat(canCurate(actor, vo), actor, CURATORS_ONLY);
  if (!vo.imageList) throw notFound("image list");
  await lockRow(tx, "VoImageList", vo.id);
  await refuseRemovedVo(tx, vo.id);
  const draft = await tx.draft.findUniqueOrThrow({
    where: { voId: vo.id },
    select: {
      changeCount: true,
      before: true,
      entries: { select: { entryIdentifier: true, imageId: true, followMode: true } },
      proposal: {
        select: {
          changeCount: true,
          comment: true,
          proposedById: true,
          proposedBy: { select: { id: true, name: true, email: true } },
        },
      },
    },
  });
  const { identifier, needsApproval, followDefault } = vo.imageList;
  return {
    vo: { id: vo.id, name: vo.name, followDefault, before: draft.entries },
    listIdentifier: identifier,
    needsApproval,
    draft,
  };
}

/** The newest revision, published or about to be; null when there is none yet. */
export async function loadNewestRevision(tx: Transaction, voId: string) {
  return tx.revision.findFirst({
    where: { voId },
    orderBy: { number: "desc" },
    select: {
      id: true,
      number: true,
      state: true,
      entries: { select: { entryIdentifier: true, imageId: true }, orderBy: { position: "asc" } },
    },
  });
}

/**
 * Whoever replaces or publishes a whole draft decides on what they saw of it.
 *
 * @param changeCount of the draft as it is
 * @param seen what the page showed
 * @throws AppError `conflict`
 */
export function refuseStaleView(changeCount: number, seen: number): void {
  if (changeCount === seen) return;
  throw new AppError(
    "conflict",
    "draft_changed",
    "The draft has changed since you looked at it. See what is different now, then decide again.",
  );
}

/** A VO whose draft is worked on, and what the draft held before that. */
export type DraftVo = Awaited<ReturnType<typeof loadDraft>>["vo"];

/** Puts these pins in the place of all that is in the draft. */
export async function replaceDraftEntries(
  tx: Transaction,
  vo: DraftVo,
  pins: readonly { entryIdentifier: string; imageId: string; followMode?: FollowMode }[],
  actor: Actor,
  now: Date,
): Promise<void> {
  const { id: voId, followDefault } = vo;
  const modes = await loadFollowModes(tx, { voId });
  await tx.draftEntry.deleteMany({ where: { voId } });
  await tx.draftEntry.createMany({
    data: pins.map(({ entryIdentifier, imageId, followMode }) => ({
      voId,
      entryIdentifier,
      imageId,
      followMode: followMode ?? modes.get(entryIdentifier) ?? followDefault,
      addedById: personIdOf(actor),
      addedAt: now,
    })),
  });
  await countDraftChange(tx, vo, actor, now);
}

/** How each of these entries follows its appliance, by entry identifier: entries that move keep their mode. */
export async function loadFollowModes(
  tx: Transaction,
  where: { voId: string; image?: { version: { applianceId: string } } },
) {
  const entries = await tx.draftEntry.findMany({
    where,
    select: { entryIdentifier: true, followMode: true },
  });
  return new Map(entries.map(({ entryIdentifier, followMode }) => [entryIdentifier, followMode]));
}

/** The mode of a new entry beside these: theirs, where they all have the same; the list's default, where there is none. */
export function modeOfNewEntry(
  modes: ReadonlyMap<string, FollowMode>,
  followDefault: FollowMode,
): FollowMode {
  const [common = followDefault, ...others] = new Set(modes.values());
  return others.length === 0 ? common : "decide";
}

/**
 * Counts a change of the draft, so that whoever decides on an older state of it is told, and remembers what it held before.
 *
 * @param vo without `before`, the change cannot be taken back
 */
export async function countDraftChange(
  tx: Transaction,
  { id: voId, before }: { id: string; before?: readonly DraftPin[] },
  actor: Actor,
  now: Date,
): Promise<void> {
  await tx.draft.update({
    where: { voId },
    data: {
      changeCount: { increment: 1 },
      updatedAt: now,
      updatedById: personIdOf(actor),
      before: before ? [...before] : Prisma.DbNull,
    },
  });
}
