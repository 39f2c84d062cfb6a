/** Tells the moderators that a comment should not be there. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { AppError, notFound } from "#lib/platform/errors.ts";
import { loadRating } from "./load-rating.ts";
import type { ReportRatingInput } from "./schema.ts";

/** The sentence for those who may not. */
const PEOPLE_REPORT = "People report comments, signed in in a browser.";

const DAY_MS = 24 * 3600 * 1000;
const MOST_A_DAY = 20;

/**
 * @throws AppError `unauthenticated`, `forbidden` for tokens, `not_found`; `conflict` for one's own comment, and for one that
 *   one has reported already and that was not changed since; `rate_limited`
 */
export async function reportRating(
  actor: Actor,
  { ratingId, reason }: ReportRatingInput,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId } = requirePersonActor(actor, PEOPLE_REPORT);
  return getDatabase().$transaction(async (tx) => {
    await lockName(tx, `reports of ${personId}`);
    const rating = await loadRating(tx, ratingId);
    if (rating.hiddenAt || rating.comment === null) throw notFound("comment");
    if (rating.personId === personId) {
      throw new AppError("conflict", "own_comment", "This is your own comment: change or withdraw it.");
    }
    await refuseAgain(tx, { ratingId, personId, updatedAt: rating.updatedAt });
    await limitReports(tx, personId, now);
    await tx.ratingReport.create({ data: { ratingId, personId, reason, createdAt: now } });
    await recordAuditEvent(tx, actor, now, {
      action: "rating.reported",
      objectKind: "rating",
      objectId: ratingId,
      details: { applianceId: rating.appliance.id, reason },
    });
    return { slug: rating.appliance.slug };
  });
}

async function refuseAgain(
  tx: Transaction,
  { ratingId, personId, updatedAt }: { ratingId: string; personId: string; updatedAt: Date },
): Promise<void> {
  const earlier = await tx.ratingReport.findFirst({
    where: { ratingId, personId, OR: [{ settledAt: null }, { settledAt: { gt: updatedAt } }] },
    select: { settledAt: true },
  });
  if (!earlier) return;
  const sentence = earlier.settledAt
    ? "A moderator has looked at this comment and kept it."
    : "You have reported this comment already. A moderator will look at it.";
  throw new AppError("conflict", "reported_already", sentence);
}

async function limitReports(tx: Transaction, personId: string, now: Date): Promise<void> {
  const recent = await tx.ratingReport.count({
    where: { personId, createdAt: { gt: new Date(now.getTime() - DAY_MS) } },
  });
  if (recent < MOST_A_DAY) return;
  const sentence = `You have reported ${MOST_A_DAY} comments within a day, which is the most. Write to the administrators instead.`;
  throw new AppError("rate_limited", "too_many_reports", sentence);
}
