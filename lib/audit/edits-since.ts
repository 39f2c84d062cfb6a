/**
 * What happened to a thing since somebody looked at it. The mark of a state is the number of the last event that changed
 * the thing: whoever records changes needs to count nothing.
 */
import { changesBetween } from "#lib/platform/changes.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { type ConflictingField, EditConflictError } from "#lib/platform/edit-conflict.ts";
import { isSameJson } from "#lib/platform/same-json.ts";
import type { AuditAction } from "./audit-event.ts";

/** The events that change a thing as its form shows it. */
export type EditsOf = {
  objectKind: string;
  objectId: string;
  actions: readonly AuditAction[];
  /** Of an image, which has no history of its own. */
  imageIdentifier?: string;
};

/** What a form knows of the state it was made from, and what was decided after a conflict. */
export type Seen = {
  /** The mark; left out by whoever wants to have the last word. */
  seen?: string | undefined;
  /** The mark that a conflict told of: what is sent shall win over that state. */
  overwrite?: string | undefined;
  /** The same, but what was left as it was gives way to what others made of it. */
  mergeInto?: string | undefined;
};

type Reader = Pick<Transaction, "auditEvent">;

/** The mark of the state that the thing is in. */
export async function loadMark(tx: Reader, edits: EditsOf): Promise<string> {
  const last = await tx.auditEvent.findFirst({
    where: toWhere(edits),
    orderBy: { id: "desc" },
    select: { id: true },
  });
  return last?.id.toString() ?? "0";
}

/**
 * Lets a change through that was made knowing the present state, or wants to win over it.
 *
 * @param tx a transaction that has locked the thing
 * @param now what the thing is at present, and what is to be made of it
 * @returns what to save: `now.wanted`, where it was asked for with the changes of others in what was not touched
 * @throws EditConflictError when others changed what would be saved differently
 */
export async function reconcile<Fields extends Record<string, unknown>>(
  tx: Reader,
  edits: EditsOf,
  { seen, overwrite, mergeInto }: Seen,
  now: { present: Record<string, unknown>; wanted: Fields },
): Promise<Fields> {
  if (seen === undefined) return now.wanted;
  const mark = await loadMark(tx, edits);
  if (mark === seen) return now.wanted;
  const since = await loadSince(tx, edits, seen);
  const fields = conflictsIn(since, now);
  if (mergeInto === mark) return withTheirs(now, fields);
  if (overwrite === mark) return now.wanted;
  if (fields.length === 0) return now.wanted;
  throw new EditConflictError({
    mark,
    edits: since.map(({ actorName, occurredAt }) => ({ who: actorName, at: occurredAt.toISOString() })),
    fields,
  });
}

type Event = Awaited<ReturnType<typeof loadSince>>[number];

async function loadSince(tx: Reader, edits: EditsOf, seen: string) {
  const after = /^\d{1,18}$/.test(seen) ? BigInt(seen) : 0n;
  return tx.auditEvent.findMany({
    where: { ...toWhere(edits), id: { gt: after } },
    orderBy: { id: "asc" },
    select: { actorName: true, occurredAt: true, details: true },
  });
}

function toWhere({ objectKind, objectId, actions, imageIdentifier }: EditsOf) {
  return {
    objectKind,
    objectId,
    action: { in: [...actions] },
    ...(imageIdentifier ? { details: { path: ["imageIdentifier"], equals: imageIdentifier } } : {}),
  };
}

/** Where an event does not say what it changed, everything may have been. */
function conflictsIn(
  since: readonly Event[],
  { present, wanted }: { present: Record<string, unknown>; wanted: Record<string, unknown> },
): ConflictingField[] {
  const before = new Map<string, unknown>();
  let isTold = true;
  for (const { details } of since) {
    const { changes } = details as { changes?: Record<string, { before: unknown }> };
    if (!changes) isTold = false;
    for (const [field, change] of Object.entries(changes ?? {})) {
      if (!before.has(field)) before.set(field, change.before);
    }
  }
  return Object.entries(changesBetween(present, wanted))
    .filter(([field]) => before.has(field) || !isTold)
    .map(([field, { before: theirs, after: mine }]) => ({
      field,
      before: before.get(field) ?? null,
      theirs,
      mine,
      isTyped: !before.has(field) || !isSameJson(before.get(field), mine),
    }));
}

function withTheirs<Fields extends Record<string, unknown>>(
  { present, wanted }: { present: Record<string, unknown>; wanted: Fields },
  fields: readonly ConflictingField[],
): Fields {
  const theirs = fields.filter(({ isTyped }) => !isTyped).map(({ field }) => [field, present[field]]);
  return { ...wanted, ...Object.fromEntries(theirs) };
}
