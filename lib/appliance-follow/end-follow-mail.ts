/** Ends the messages about followed appliances, by the address in one of them; they are told in the application only. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { rescheduleDigests } from "./reschedule-digests.ts";

/**
 * Whoever holds the message may, without a sign-in (RFC 8058): it can do no more. Once more changes nothing, and a key
 * that never was is answered alike.
 *
 * @returns whether there was anything to end
 */
export async function endFollowMail(
  actor: Actor,
  { key }: { key: string },
  now: Date = new Date(),
): Promise<{ ended: boolean }> {
  return getDatabase().$transaction(async (tx) => {
    const wish = await tx.followWish.findUnique({
      where: { unsubscribeKey: key },
      select: { personId: true },
    });
    if (!wish) return { ended: false };
    const { personId } = wish;
    const { count } = await tx.followWish.updateMany({
      where: { personId, rhythm: { not: "never" } },
      data: { rhythm: "never" },
    });
    if (count === 0) return { ended: false };
    await rescheduleDigests(tx, { personId, rhythm: "never" }, now);
    await recordAuditEvent(tx, actor, now, {
      action: "person.follow_mail_ended",
      objectKind: "person",
      objectId: personId,
      details: {},
    });
    return { ended: true };
  });
}
