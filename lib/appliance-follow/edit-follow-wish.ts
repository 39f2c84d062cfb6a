/** Changes what one is told of the appliances one follows, and how soon. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { changesBetween } from "#lib/platform/changes.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { rescheduleDigests } from "./reschedule-digests.ts";
import type { FollowWishInput } from "./schema.ts";

/** The sentence for those who may not. */
const OWN_ONLY = "Everybody decides for themselves what they are told, signed in in a browser.";

/**
 * What waits for a digest goes out in the new rhythm.
 *
 * @throws AppError `unauthenticated`, `forbidden` for tokens, `conflict` for who never followed anything
 */
export async function editFollowWish(
  actor: Actor,
  { topics, rhythm }: FollowWishInput,
  now: Date = new Date(),
): Promise<void> {
  const { personId } = requirePersonActor(actor, OWN_ONLY);
  await getDatabase().$transaction(async (tx) => {
    const before = await tx.followWish.findUnique({
      where: { personId },
      select: { topics: true, rhythm: true },
    });
    if (!before) {
      throw new AppError(
        "conflict",
        "follows_nothing",
        "Follow an appliance first: its page has the button.",
      );
    }
    await tx.followWish.update({ where: { personId }, data: { topics, rhythm } });
    if (rhythm !== before.rhythm) await rescheduleDigests(tx, { personId, rhythm }, now);
    await recordAuditEvent(tx, actor, now, {
      action: "person.follow_wish_edited",
      objectKind: "person",
      objectId: personId,
      details: { changes: changesBetween(before, { topics, rhythm }) },
    });
  });
}
