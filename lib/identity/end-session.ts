/** Ends one of one's own sessions: this browser's, which is signing out, or that of a browser elsewhere. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";

/**
 * @returns what the identity provider is told when the sign-out goes on there
 * @throws AppError `unauthenticated`; `not_found` when there is no such session, or it is somebody else's
 */
export async function endSession(
  actor: Actor,
  { sessionId }: { sessionId: string },
  now: Date = new Date(),
): Promise<{ idToken: string | null }> {
  const { personId } = requirePersonActor(actor, "Sessions are ended by their own person.");
  return getDatabase().$transaction(async (tx) => {
    const own = { id: sessionId, personId };
    const session = await tx.session.findFirst({ where: own, select: { idToken: true } });
    const { count } = await tx.session.deleteMany({ where: own });
    if (!session || count === 0) throw notFound("session");
    await recordAuditEvent(tx, actor, now, {
      action: "person.signed_out",
      objectKind: "person",
      objectId: personId,
      details: {},
    });
    return session;
  });
}
