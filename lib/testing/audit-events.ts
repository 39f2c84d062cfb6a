/** Events for tests, put into the trail as they are. */
import { randomUUID } from "node:crypto";
import type { RecordedEvent } from "#lib/audit/recorded-event.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

/** What an event says when a test does not care. */
export function eventFields(overrides: Partial<Omit<RecordedEvent, "id">> = {}) {
  return {
    occurredAt: new Date("2026-11-23T12:00:00Z"),
    actorKind: "person",
    actorId: randomUUID(),
    actorName: "Ann",
    tokenId: null,
    action: "person.signed_out",
    objectKind: "person",
    objectId: randomUUID(),
    partOfKind: null,
    partOfId: null,
    address: null,
    requestId: null,
    ...overrides,
    details: (overrides.details ?? {}) as object,
  };
}

/** Appends an event; its number. */
export async function appendEvent(overrides: Partial<Omit<RecordedEvent, "id">> = {}): Promise<string> {
  const { id } = await getDatabase().auditEvent.create({ data: eventFields(overrides) });
  return id.toString();
}
