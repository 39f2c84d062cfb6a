/** Follows an appliance: its follower is told what becomes of it, as they wish for all that they follow. */
import { randomBytes } from "node:crypto";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { FIRST_WISH } from "./follow-wish.ts";

/** The sentence for those who may not. */
const PEOPLE_FOLLOW = "People follow appliances, signed in in a browser.";

/**
 * Once more changes nothing.
 *
 * @throws AppError `unauthenticated`, `forbidden` for tokens, `not_found`
 */
export async function followAppliance(
  actor: Actor,
  { slug }: { slug: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const { personId } = requirePersonActor(actor, PEOPLE_FOLLOW);
  await getDatabase().$transaction(async (tx) => {
    const appliance = await tx.virtualAppliance.findUnique({
      where: { slug },
      select: { id: true, name: true },
    });
    if (!appliance) throw notFound("appliance");
    const unsubscribeKey = randomBytes(32).toString("base64url");
    await tx.followWish.createMany({
      data: [{ personId, topics: [...FIRST_WISH.topics], rhythm: FIRST_WISH.rhythm, unsubscribeKey }],
      skipDuplicates: true,
    });
    const { count } = await tx.applianceFollower.createMany({
      data: [{ applianceId: appliance.id, personId, createdAt: now }],
      skipDuplicates: true,
    });
    if (count === 0) return;
    await recordAuditEvent(tx, actor, now, {
      action: "person.appliance_followed",
      objectKind: "person",
      objectId: personId,
      details: { applianceId: appliance.id, name: appliance.name },
    });
  });
  return { slug };
}
