/** Decides about a rating: hidden from everybody but its author, or kept; in both cases with a reason. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { tellPerson } from "#lib/notification/tell-person.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { requireThat } from "#lib/platform/errors.ts";
import { loadRating, ratingObject } from "./load-rating.ts";
import { canModerate, MODERATORS_DECIDE } from "./policy.ts";
import { moderatedMail, ratingsOf } from "./rating-mail.ts";
import type { ModerateRatingInput } from "./schema.ts";

/**
 * What was reported until now is settled by it. The author is told when it changes what others see.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `not_found`
 */
export async function moderateRating(
  actor: Actor,
  { ratingId, decision, reason }: ModerateRatingInput,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  requireThat(canModerate(actor), actor, MODERATORS_DECIDE);
  return getDatabase().$transaction(async (tx) => {
    const rating = await loadRating(tx, ratingId);
    const { appliance } = rating;
    const isHidden = decision === "hide";
    await tx.rating.update({
      where: { id: ratingId },
      data: {
        hiddenAt: isHidden ? (rating.hiddenAt ?? now) : null,
        hiddenReason: isHidden ? reason : null,
        revisedAt: null,
      },
    });
    await tx.ratingReport.updateMany({ where: { ratingId, settledAt: null }, data: { settledAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: isHidden ? "rating.hidden" : "rating.kept",
      ...ratingObject(rating),
      details: { reason, comment: rating.comment },
    });
    if (isHidden !== (rating.hiddenAt !== null)) {
      const mail = moderatedMail({ appliance, decision, reason });
      const news = {
        about: `rating ${ratingId} ${decision} ${now.toISOString()}`,
        title: mail.subject,
        text: reason,
        path: ratingsOf(appliance.slug),
      };
      await tellPerson(tx, rating.personId, news, mail, now);
    }
    return { slug: appliance.slug };
  });
}
