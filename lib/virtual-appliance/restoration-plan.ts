/** What bringing back an earlier state of the entry would change. Pure. */
import { isSameJson } from "#lib/platform/same-json.ts";

/** `edit`: one edit is undone. `entry`: the whole entry becomes what it was after an event. */
export const RESTORABLE = ["edit", "entry"] as const;
export type Restorable = (typeof RESTORABLE)[number];

/** An edit as the audit trail has it. */
export type RecordedEdit = {
  id: string;
  actorName: string;
  occurredAt: Date;
  changes: Readonly<Record<string, { before: unknown; after: unknown }>>;
};

export type PlannedField = {
  field: string;
  /** As it is now, and as it would be; as the audit trail has values. */
  present: unknown;
  restored: unknown;
  /** Edits that touched the field after what is undone: they would be undone with it. */
  touchedSince: readonly { who: string; at: Date }[];
};

/**
 * The fields that would change, in the order of the entry.
 *
 * @param event the edit to undo, or the event after which the entry was as wanted
 * @param later all edits after it, oldest first
 * @param present the entry as it is, as the audit trail has values
 */
export function planRestore(
  what: Restorable,
  event: { changes: RecordedEdit["changes"] },
  later: readonly RecordedEdit[],
  present: Readonly<Record<string, unknown>>,
): PlannedField[] {
  const wanted = new Map<string, unknown>();
  for (const { changes } of what === "edit" ? [event] : later) {
    for (const [field, { before }] of Object.entries(changes)) {
      if (!wanted.has(field)) wanted.set(field, before);
    }
  }
  return Object.keys(present)
    .filter((field) => wanted.has(field) && !isSame(present[field], wanted.get(field)))
    .map((field) => ({
      field,
      present: present[field],
      restored: wanted.get(field),
      touchedSince:
        what === "edit"
          ? later
              .filter(({ changes }) => field in changes)
              .map(({ actorName, occurredAt }) => ({ who: actorName, at: occurredAt }))
          : [],
    }));
}

/** Nothing and an empty text are the same to a form. */
function isSame(one: unknown, other: unknown): boolean {
  const plain = (value: unknown) => (value === "" || value === undefined ? null : value);
  return isSameJson(plain(one), plain(other));
}
