/** Remembers that somebody has read their news. Nothing that others need to know of, so the audit trail is not told. */
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";

/** The sentence for those who may not. */
const OWN_ONLY = "Everybody reads their own news, signed in in a browser.";

/**
 * All that came until `until`: what came while the page was read stays unread.
 *
 * @throws AppError `unauthenticated`, or `forbidden` for tokens
 */
export async function markRead(
  actor: Actor,
  { until }: { until: Date },
  now: Date = new Date(),
): Promise<{ read: number }> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  const { count } = await getDatabase().notification.updateMany({
    where: { personId, readAt: null, createdAt: { lte: until } },
    data: { readAt: now },
  });
  return { read: count };
}
