/** What the next revision would hold, after asking everything that could stand against it. */
import type { ListContent } from "#lib/list-signing/sign-list.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { AppError } from "#lib/platform/errors.ts";
import { LISTABLE_IMAGE } from "#lib/virtual-appliance/listed-image.ts";
import { isEndorsable, statusOf } from "#lib/virtual-appliance/version.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { type loadDraft, loadNewestRevision } from "./load-draft.ts";
import { composeContent, findContentProblems } from "./revision.ts";

/** A revision that could be frozen now. */
export type ComposedDraft = {
  number: number;
  content: ListContent;
  pins: readonly { entryIdentifier: string; image: { id: string } }[];
};

/**
 * @param loaded the draft, locked
 * @throws AppError `conflict` when nothing differs from the newest revision, that is still being signed, or something in
 *   the draft may not be published
 */
export async function composeDraft(
  tx: Transaction,
  { vo, listIdentifier, draft }: Awaited<ReturnType<typeof loadDraft>>,
  now: Date,
): Promise<ComposedDraft> {
  const newest = await loadNewestRevision(tx, vo.id);
  refuseUnfinished(newest);
  refuseSameContent(draft.entries, newest?.entries ?? []);
  const pins = await loadPins(tx, vo.id);
  refuseUnfit(pins, now);
  const list = { vo: vo.name, identifier: listIdentifier };
  const content = composeContent(list, pins, getSettings().baseUrl, now);
  refuseProblems(findContentProblems(content, now));
  return { number: (newest?.number ?? 0) + 1, content, pins };
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
