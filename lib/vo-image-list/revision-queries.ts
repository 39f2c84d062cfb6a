/** Reads about several revisions at once: any two compared, and one as it would come back. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { getRevisionContent } from "./queries.ts";
import { type ListEntry, listDraftEntries, listRevisionEntries } from "./read-entries.ts";
import { splitRestorable } from "./restorable-entries.ts";

/**
 * Two revisions of a VO's list and what differs; where a number is not given, the newest and the one before it.
 *
 * @returns null when there is no such VO; `pair` null when one of the two is not there
 */
export async function getRevisionComparison(
  voName: string,
  asked: { from?: number | undefined; to?: number | undefined },
  now: Date,
) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      name: true,
      title: true,
      imageList: {
        select: {
          revisions: { select: { id: true, number: true, createdAt: true }, orderBy: { number: "desc" } },
        },
      },
    },
  });
  if (!vo?.imageList) return null;
  const { revisions } = vo.imageList;
  const newest = revisions[0]?.number ?? 0;
  const to = asked.to ?? newest;
  const from = asked.from ?? Math.max(to - 1, 1);
  return {
    vo: { name: vo.name, title: vo.title },
    revisions: revisions.map(({ number, createdAt }) => ({ number, createdAt })),
    pair: await readPair(revisions, from, to, now),
  };
}

async function readPair(
  revisions: readonly { id: string; number: number }[],
  from: number,
  to: number,
  now: Date,
) {
  const before = revisions.find(({ number }) => number === from);
  const after = revisions.find(({ number }) => number === to);
  if (!before || !after) return null;
  const [earlier, later] = await Promise.all([
    getRevisionContent(before.id, now),
    getRevisionContent(after.id, now),
  ]);
  const changes = differenceOf(earlier.entries, later.entries);
  return { from, to, changes, counts: countChanges(changes) };
}

/**
 * What bringing a revision back would do to the draft.
 *
 * @returns null for those who do not curate the list; `"no such revision"` for those who do
 */
export async function getRestorationPreview(actor: Actor, voName: string, number: number, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      title: true,
      imageList: { select: { draft: { select: { changeCount: true } } } },
    },
  });
  if (!vo?.imageList?.draft || !canCurate(actor, vo)) return null;
  const revision = await getDatabase().revision.findUnique({
    where: { voId_number: { voId: vo.id, number } },
    select: { id: true, comment: true, createdAt: true },
  });
  if (!revision) return "no such revision";
  const entries = await listRevisionEntries(revision.id, now);
  const { kept, leftOut } = splitRestorable(entries, ({ pinned }) => pinned, now);
  const draft = await listDraftEntries(vo.id, now);
  const changes = differenceOf<ListEntry>(draft, kept);
  return {
    vo: { name: vo.name, title: vo.title },
    number,
    comment: revision.comment,
    createdAt: revision.createdAt,
    changeCount: vo.imageList.draft.changeCount,
    entries: kept.length,
    leftOut: leftOut.map(({ entry, reason }) => ({ ...entry, reason })),
    changes,
    counts: countChanges(changes),
  };
}
