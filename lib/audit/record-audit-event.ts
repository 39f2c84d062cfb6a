/** Appends to the audit trail, in the transaction of the change it tells of. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { type AuditEvent, auditEventSchema } from "./audit-event.ts";

function describeActor(actor: Actor): { actorKind: string; actorId: string; actorName: string } {
  switch (actor.kind) {
    case "person":
      return { actorKind: "person", actorId: actor.personId, actorName: actor.name };
    case "token":
      return { actorKind: "token", actorId: actor.tokenId, actorName: actor.name };
    case "system":
      return { actorKind: "system", actorId: actor.name, actorName: actor.name };
    case "anonymous":
      return { actorKind: "anonymous", actorId: "", actorName: "" };
  }
}

/**
 * Records what `actor` did.
 *
 * @param now UTC; the one clock reading of the use case
 * @throws ZodError when the event is not in the catalogue (a defect of the caller)
 */
export async function recordAuditEvent(
  tx: Transaction,
  actor: Actor,
  now: Date,
  event: AuditEvent,
): Promise<void> {
  const { action, objectKind, objectId, details } = auditEventSchema.parse(event);
  await tx.auditEvent.create({
    data: {
      ...describeActor(actor),
      occurredAt: now,
      action,
      objectKind,
      objectId,
      details: details as object,
    },
  });
}
