/** Ends every session of one's own but the one that asks: "sign me out everywhere else". */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

/**
 * @returns how many were ended; sessions that had run out already are not counted
 * @throws AppError `unauthenticated`
 */
export async function endOtherSessions(
  actor: Actor,
  _input: Record<string, never> = {},
  now: Date = new Date(),
): Promise<{ ended: number }> {
  const { personId, sessionId } = requirePersonActor(actor, "Sessions are ended by their own person.");
  return getDatabase().$transaction(async (tx) => {
    const others = { personId, ...(sessionId ? { id: { not: sessionId } } : {}) };
    await tx.session.deleteMany({ where: { ...others, expiresAt: { lte: now } } });
    const { count: ended } = await tx.session.deleteMany({ where: others });
    if (ended === 0) return { ended };
    await recordAuditEvent(tx, actor, now, {
      action: "person.sessions_ended",
      objectKind: "person",
      objectId: personId,
      details: { sessions: ended },
    });
    return { ended };
  });
}
