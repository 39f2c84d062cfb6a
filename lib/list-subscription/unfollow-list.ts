/** Stops following a VO's image list: signed in, or by the address in a message. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";

/** The sentence for those who may not. */
const OWN_ONLY =
  "Everybody ends their own subscriptions, signed in in a browser or by the address in a message.";

/**
 * Once more changes nothing.
 *
 * @throws AppError `unauthenticated`, or `forbidden` for tokens
 */
export async function unfollowList(
  actor: Actor,
  { vo }: { vo: string },
  now: Date = new Date(),
): Promise<{ vo: string }> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const found = await tx.listSubscription.findFirst({
      where: { personId, list: { vo: { name: vo } } },
      select: { id: true },
    });
    if (found) await end(tx, actor, { id: found.id, personId, vo }, now);
  });
  return { vo };
}

/**
 * Whoever holds the message may, without a sign-in (RFC 8058): it can do no more. Once more changes nothing, and a key
 * that never was is answered alike.
 *
 * @returns the name of the VO; null when the subscription is over already
 */
export async function unsubscribe(
  actor: Actor,
  { key }: { key: string },
  now: Date = new Date(),
): Promise<{ vo: string | null }> {
  return getDatabase().$transaction(async (tx) => {
    const found = await tx.listSubscription.findUnique({
      where: { unsubscribeKey: key },
      select: { id: true, personId: true, list: { select: { vo: { select: { name: true } } } } },
    });
    if (!found) return { vo: null };
    const vo = found.list.vo.name;
    await end(tx, actor, { id: found.id, personId: found.personId, vo }, now);
    return { vo };
  });
}

async function end(
  tx: Transaction,
  actor: Actor,
  { id, personId, vo }: { id: string; personId: string; vo: string },
  now: Date,
): Promise<void> {
  // What waits for a digest stays in the application and is not sent any more.
  await tx.notification.updateMany({ where: { subscriptionId: id }, data: { mailDueAt: null } });
  const { count } = await tx.listSubscription.deleteMany({ where: { id } });
  if (count === 0) return;
  await recordAuditEvent(tx, actor, now, {
    action: "person.list_unfollowed",
    objectKind: "person",
    objectId: personId,
    details: { vo },
  });
}
