/** Reads the entry and its edits, and plans what bringing back an earlier state would change. */
import { loadMark } from "#lib/audit/edits-since.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { editsOfEntry } from "./edits.ts";
import { planRestore, type RecordedEdit, type Restorable } from "./restoration-plan.ts";

/** After these the entry is in a state that can be brought back as a whole. */
const MOMENTS = ["appliance.registered", "appliance.edited"];

type Reader = Pick<Transaction, "auditEvent">;

/**
 * @param entry the entry as it is; what it does not hold cannot be brought back
 * @returns null when there is no such event of this appliance
 */
export async function loadRestorePlan(
  tx: Reader,
  entry: Readonly<Record<string, unknown>> & { id: string },
  { eventId, what }: { eventId: string; what: Restorable },
) {
  if (!/^\d{1,18}$/.test(eventId)) return null;
  const event = await tx.auditEvent.findFirst({
    where: {
      id: BigInt(eventId),
      objectKind: "appliance",
      objectId: entry.id,
      action: { in: what === "edit" ? ["appliance.edited"] : MOMENTS },
    },
    select: EVENT,
  });
  if (!event) return null;
  const later = await tx.auditEvent.findMany({
    where: {
      id: { gt: event.id },
      objectKind: "appliance",
      objectId: entry.id,
      action: "appliance.edited",
    },
    orderBy: { id: "asc" },
    select: EVENT,
  });
  const present = Object.fromEntries(
    Object.entries(changesBetween<Record<string, unknown>>({}, entry)).map(([field, { after }]) => [
      field,
      after,
    ]),
  );
  for (const field of Object.keys(entry)) present[field] ??= null;
  // A picture is given anew.
  delete present.logoSha256;
  return {
    what,
    event: toEdit(event),
    mark: await loadMark(tx, editsOfEntry(entry.id)),
    fields: planRestore(what, toEdit(event), later.map(toEdit), present),
  };
}

const EVENT = { id: true, actorName: true, occurredAt: true, details: true } as const;

function toEdit(event: { id: bigint; actorName: string; occurredAt: Date; details: unknown }): RecordedEdit {
  const { changes } = event.details as { changes?: RecordedEdit["changes"] };
  return { ...event, id: event.id.toString(), changes: changes ?? {} };
}
