/** The secret address of one's calendar stops working. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { OWN_CALENDAR_ONLY } from "./create-calendar-feed.ts";

/** @throws AppError `unauthenticated`, or `forbidden` for tokens */
export async function removeCalendarFeed(
  actor: Actor,
  _input: object = {},
  now: Date = new Date(),
): Promise<void> {
  const { personId } = requirePersonActor(actor, OWN_CALENDAR_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const { count } = await tx.calendarFeed.deleteMany({ where: { personId } });
    if (count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "person.calendar_removed",
      objectKind: "person",
      objectId: personId,
      details: {},
    });
  });
}
