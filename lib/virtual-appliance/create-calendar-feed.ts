/** Makes the secret address of one's calendar of expiries. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { makeCalendarSecret } from "./calendar-secret.ts";

/** The sentence for those who may not. */
export const OWN_CALENDAR_ONLY = "Everybody makes the address of their own calendar, signed in in a browser.";

/**
 * An address that was made before stops working.
 *
 * @returns the secret part of the address, for the only time
 * @throws AppError `unauthenticated`, or `forbidden` for tokens
 */
export async function createCalendarFeed(
  actor: Actor,
  _input: object = {},
  now: Date = new Date(),
): Promise<{ secret: string }> {
  const { personId } = requirePersonActor(actor, OWN_CALENDAR_ONLY);
  const { secret, secretSha256 } = makeCalendarSecret();
  await getDatabase().$transaction(async (tx) => {
    await tx.calendarFeed.upsert({
      where: { personId },
      create: { personId, secretSha256, createdAt: now },
      update: { secretSha256, createdAt: now, lastUsedAt: null },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "person.calendar_created",
      objectKind: "person",
      objectId: personId,
      details: {},
    });
  });
  return { secret };
}
