/** Appends to the audit trail, in the transaction of the change it tells of. */
import type { Actor } from "#lib/platform/actor.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { type AuditEvent, auditEventSchema } from "./audit-event.ts";

type Who = { actorKind: string; actorId: string; actorName: string; tokenId: string | null };

/** A token acts on behalf of its holder: the holder is who did it, the token is how. */
function describeActor(actor: Actor): Who {
  switch (actor.kind) {
    case "person":
      return { actorKind: "person", actorId: actor.personId, actorName: actor.name, tokenId: null };
    case "token": {
      const { person, provider, tokenId } = actor;
      if (person) return { ...describeActor(person), tokenId };
      return { actorKind: "provider", actorId: provider?.id ?? "", actorName: provider?.name ?? "", tokenId };
    }
    case "system":
      return { actorKind: "system", actorId: actor.name, actorName: actor.name, tokenId: null };
    case "anonymous":
      return { actorKind: "anonymous", actorId: "", actorName: "", tokenId: null };
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
  const { action, objectKind, objectId, details, ...rest } = auditEventSchema.parse(event);
  const partOf = "partOf" in rest ? rest.partOf : null;
  await tx.auditEvent.create({
    data: {
      ...describeActor(actor),
      occurredAt: now,
      action,
      objectKind,
      objectId,
      partOfKind: partOf?.kind ?? null,
      partOfId: partOf?.id ?? null,
      details: details as object,
      address: actor.origin?.address ?? null,
      requestId: actor.origin?.requestId ?? null,
    },
  });
}
