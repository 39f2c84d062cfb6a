/** Takes one's rating of an appliance back: nobody sees it any more, and it does not count. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { loadRating, ratingObject } from "./load-rating.ts";

/** The sentence for those who may not. */
const OWN_ONLY = "Everybody withdraws their own rating, signed in in a browser.";

/**
 * Its words and the answer to them stay in the audit trail only; that it was hidden stays.
 *
 * @throws AppError `unauthenticated`, `forbidden` for tokens, `not_found` where there is none
 */
export async function withdrawRating(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const found = await tx.rating.findFirst({
      where: { personId, appliance: { slug } },
      select: { id: true },
    });
    if (!found) throw notFound("rating");
    const rating = await loadRating(tx, found.id);
    const nothing = { comment: null, answer: null, answeredAt: null, answeredById: null, revisedAt: null };
    await tx.rating.update({ where: { id: rating.id }, data: { ...nothing, withdrawnAt: now } });
    await tx.ratingReport.updateMany({
      where: { ratingId: rating.id, settledAt: null },
      data: { settledAt: now },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "rating.withdrawn",
      ...ratingObject(rating),
      details: { stars: rating.stars },
    });
  });
  return { slug };
}
