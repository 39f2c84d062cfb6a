/** Answers a comment, for those who maintain the appliance; there is one answer, which they can change or take away. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { tellPerson } from "#lib/notification/tell-person.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { loadRating, ratingObject } from "./load-rating.ts";
import { canAnswer, canModerate, MAINTAINERS_ANSWER } from "./policy.ts";
import { answerMail, ratingsOf } from "./rating-mail.ts";
import type { AnswerRatingInput } from "./schema.ts";

/**
 * The author of the comment is told of an answer, not of its changes.
 *
 * @throws AppError `unauthenticated`, `forbidden`, `not_found` also for a hidden one; `conflict` where there is no comment
 */
export async function answerRating(
  actor: Actor,
  { ratingId, answer }: AnswerRatingInput,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId, name } = requirePersonActor(actor, MAINTAINERS_ANSWER);
  return getDatabase().$transaction(async (tx) => {
    const rating = await loadRating(tx, ratingId);
    const { appliance } = rating;
    if (rating.hiddenAt && !canModerate(actor)) throw notFound("comment");
    requireThat(canAnswer(actor, appliance), actor, MAINTAINERS_ANSWER);
    if (rating.comment === null) {
      throw new AppError("conflict", "no_comment", "There are stars only, and no comment to answer.");
    }
    await tx.rating.update({
      where: { id: ratingId },
      data: {
        answer,
        answeredAt: answer === null ? null : now,
        answeredById: answer === null ? null : personId,
      },
    });
    await recordAuditEvent(tx, actor, now, {
      action: "rating.answered",
      ...ratingObject(rating),
      details: { before: rating.answer, after: answer },
    });
    if (answer !== null && rating.answer === null && rating.personId !== personId) {
      const news = {
        about: `rating ${ratingId} answered`,
        title: `${name} answered your comment on ${appliance.name}`,
        text: answer,
        path: ratingsOf(appliance.slug),
      };
      await tellPerson(tx, rating.personId, news, answerMail({ appliance, by: name, answer }), now);
    }
    return { slug: appliance.slug };
  });
}
