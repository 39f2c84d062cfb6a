/** The first half of every use case about a rating: find it, and lock it. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { lockRow } from "#lib/platform/db/lock.ts";
import { notFound } from "#lib/platform/errors.ts";

/** Who works on the appliance, and what it is called. */
export const RATED_APPLIANCE = {
  ...{ id: true, slug: true, name: true, ownerId: true, archivedAt: true },
  maintainers: { select: { personId: true } },
} as const;

/**
 * A rating with its appliance, locked: of two changes of one rating, the second sees what the first did. One that was
 * withdrawn is not there.
 *
 * @throws AppError `not_found`
 */
export async function loadRating(tx: Transaction, ratingId: string) {
  if (!(await lockRow(tx, "Rating", ratingId))) throw notFound("comment");
  const rating = await tx.rating.findUniqueOrThrow({
    where: { id: ratingId },
    select: {
      ...{ id: true, personId: true, stars: true, comment: true, updatedAt: true, withdrawnAt: true },
      ...{ hiddenAt: true, hiddenReason: true, answer: true, answeredById: true },
      person: { select: { name: true } },
      appliance: { select: RATED_APPLIANCE },
    },
  });
  if (rating.withdrawnAt) throw notFound("comment");
  return rating;
}

/** How an event names the rating. */
export function ratingObject(rating: { id: string; appliance: { id: string } }) {
  return {
    objectKind: "rating" as const,
    objectId: rating.id,
    partOf: { kind: "appliance" as const, id: rating.appliance.id },
  };
}
