/** Reads for the manager's desk: the draft, and how it differs from what is published. */
import { standingOf } from "#lib/image-source/standing.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { canCurate } from "#lib/vo/policy.ts";
import { toDeskRows } from "./desk-row.ts";
import { countChanges, differenceOf } from "./difference.ts";
import { canApprove } from "./policy.ts";
import { type ListEntry, listDraftEntries, listRevisionEntries } from "./read-entries.ts";

const PROPOSAL = {
  changeCount: true,
  comment: true,
  createdAt: true,
  proposedById: true,
  proposedBy: { select: { name: true } },
} as const;

/** The manager's desk; null for those who do not curate this list. */
export async function getDraftPage(actor: Actor, voName: string, now: Date) {
  const vo = await getDatabase().vo.findUnique({
    where: { name: voName },
    select: {
      id: true,
      name: true,
      title: true,
      imageList: {
        select: {
          visibility: true,
          needsApproval: true,
          draft: { select: { changeCount: true, updatedAt: true, proposal: { select: PROPOSAL } } },
        },
      },
    },
  });
  if (!vo?.imageList?.draft || !canCurate(actor, vo)) return null;
  const newest = await getDatabase().revision.findFirst({
    where: { voId: vo.id },
    orderBy: { number: "desc" },
    select: { id: true, number: true, state: true },
  });
  const { draft } = vo.imageList;
  const [entries, notes, lastChange] = await Promise.all([
    listDraftEntries(vo.id, now),
    loadNotes(vo.id),
    findLastChange(vo.id),
  ]);
  const published = newest ? await listPublished(newest.id, entries, now) : [];
  const changes = differenceOf<ListEntry>(published, entries);
  return {
    vo: { id: vo.id, name: vo.name, title: vo.title },
    troubled: findTroubled([...published, ...entries]),
    visibility: vo.imageList.visibility,
    changeCount: draft.changeCount,
    updatedAt: draft.updatedAt,
    lastChange,
    needsApproval: vo.imageList.needsApproval,
    proposal: toProposal(actor, vo, draft),
    newest: newest ? { number: newest.number, state: newest.state } : null,
    entries,
    rows: toDeskRows(entries, published),
    /** By the identifier of the appliance. */
    notes,
    changes,
    counts: countChanges(changes),
  };
}

/** Who changed the draft last, where that can be taken back; else null. What it held before is not read for it. */
async function findLastChange(voId: string): Promise<{ by: string | null } | null> {
  const [change] = await getDatabase().$queryRaw<{ by: string | null }[]>`
    SELECT p."name" AS "by" FROM "Draft" d LEFT JOIN "Person" p ON p."id" = d."updatedById"
    WHERE d."voId" = ${voId}::uuid AND d."before" IS NOT NULL`;
  return change ?? null;
}

type ProposedDraft = {
  changeCount: number;
  proposal: {
    changeCount: number;
    comment: string;
    createdAt: Date;
    proposedById: string | null;
    proposedBy: { name: string } | null;
  } | null;
};

/** The proposal to publish the draft, as the actor may answer it; null when there is none. */
function toProposal(
  actor: Actor,
  vo: { id: string; name: string },
  { changeCount, proposal }: ProposedDraft,
) {
  return (
    proposal && {
      comment: proposal.comment,
      createdAt: proposal.createdAt,
      by: proposal.proposedBy?.name ?? "a former member",
      isOwn: proposal.proposedById !== null && proposal.proposedById === personIdOf(actor),
      mayApprove: canApprove(actor, vo, proposal),
      /** The draft has changed since: it must be proposed again. */
      isOutdated: proposal.changeCount !== changeCount,
    }
  );
}

/** Entries whose file cannot be had or is another than was published, each image once. */
function findTroubled(entries: readonly ListEntry[]): ListEntry[] {
  const troubled = entries.filter(
    ({ image: { source } }) => source && standingOf(source).standing !== "well",
  );
  return [...new Map(troubled.map((entry) => [entry.imageId, entry])).values()];
}

/** What the newest revision holds. Most of it the draft holds too: only the rest is read once more. */
async function listPublished(
  revisionId: string,
  drafted: readonly ListEntry[],
  now: Date,
): Promise<ListEntry[]> {
  const pins = await getDatabase().revisionEntry.findMany({
    where: { revisionId },
    select: { entryIdentifier: true, imageId: true },
  });
  const known = new Map(drafted.map((entry) => [entry.imageId, entry]));
  const others = await listRevisionEntries(
    revisionId,
    now,
    pins.flatMap(({ imageId }) => (known.has(imageId) ? [] : [imageId])),
  );
  const read = new Map(others.map((entry) => [entry.imageId, entry]));
  return pins.flatMap(({ imageId, entryIdentifier }) => {
    const entry = known.get(imageId) ?? read.get(imageId);
    return entry ? [{ ...entry, entryIdentifier }] : [];
  });
}

/** What a manager noted of an appliance. */
export type DeskNote = { text: string; by: string; writtenAt: Date };

async function loadNotes(voId: string): Promise<Map<string, DeskNote>> {
  const notes = await getDatabase().listNote.findMany({
    where: { voId },
    select: { applianceId: true, text: true, writtenAt: true, writtenBy: { select: { name: true } } },
  });
  return new Map(
    notes.map(({ applianceId, text, writtenAt, writtenBy }) => [
      applianceId,
      { text, writtenAt, by: writtenBy?.name ?? "a former member" },
    ]),
  );
}
