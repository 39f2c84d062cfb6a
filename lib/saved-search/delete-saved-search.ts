/** Ends a saved search: signed in, or by the address in a message. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";

/** The sentence for those who may not. */
const OWN_ONLY = "Everybody ends their own searches, signed in in a browser or by the address in a message.";

/**
 * News of it stay in the application. Once more changes nothing.
 *
 * @returns what to search for to have it again; null when there was none
 * @throws AppError `unauthenticated`, or `forbidden` for tokens
 */
export async function deleteSavedSearch(
  actor: Actor,
  { id }: { id: string },
  now: Date = new Date(),
): Promise<{ query: string | null }> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  return getDatabase().$transaction((tx) => end(tx, actor, { id, personId }, now));
}

/**
 * Whoever holds the message may, without a sign-in (RFC 8058): it can do no more. Once more changes nothing, and a key
 * that never was is answered alike.
 */
export async function endSavedSearch(
  actor: Actor,
  { key }: { key: string },
  now: Date = new Date(),
): Promise<{ query: string | null }> {
  return getDatabase().$transaction((tx) => end(tx, actor, { unsubscribeKey: key }, now));
}

type Which = { id: string; personId: string } | { unsubscribeKey: string };

async function end(
  tx: Transaction,
  actor: Actor,
  which: Which,
  now: Date,
): Promise<{ query: string | null }> {
  const found = await tx.savedSearch.findFirst({
    where: which,
    select: { id: true, personId: true, title: true, query: true },
  });
  if (!found) return { query: null };
  const { id, personId, title, query } = found;
  await tx.notification.updateMany({ where: { savedSearchId: id }, data: { mailDueAt: null } });
  const { count } = await tx.savedSearch.deleteMany({ where: { id } });
  if (count === 0) return { query: null };
  await recordAuditEvent(tx, actor, now, {
    action: "person.search_deleted",
    objectKind: "person",
    objectId: personId,
    details: { title },
  });
  return { query };
}
