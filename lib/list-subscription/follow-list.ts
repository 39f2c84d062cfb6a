/** Follows a VO's image list, or changes what one is told of it. */

import { randomBytes } from "node:crypto";
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound } from "#lib/platform/errors.ts";
import { REMOVAL, standingOfVo } from "#lib/vo/removal.ts";
import type { FollowListInput } from "./schema.ts";

/** The sentence for those who may not. */
const PEOPLE_FOLLOW = "People follow image lists, signed in in a browser.";

/**
 * @throws AppError `unauthenticated`, `forbidden` for tokens, `not_found` for a VO without a list
 */
export async function followList(
  actor: Actor,
  { vo: name, topics, rhythm }: FollowListInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  const { personId } = requirePersonActor(actor, PEOPLE_FOLLOW);
  await getDatabase().$transaction(async (tx) => {
    const vo = await tx.vo.findUnique({
      where: { name },
      select: { id: true, ...REMOVAL, imageList: { select: { voId: true } } },
    });
    if (!vo?.imageList || standingOfVo(vo, now) === "gone") throw notFound("image list");
    const wish = { topics, rhythm };
    await tx.listSubscription.upsert({
      where: { voId_personId: { voId: vo.id, personId } },
      create: { voId: vo.id, personId, ...wish, unsubscribeKey: newKey(), createdAt: now },
      update: wish,
    });
    await recordAuditEvent(tx, actor, now, {
      action: "person.list_followed",
      objectKind: "person",
      objectId: personId,
      details: { vo: name },
    });
  });
  return { vo: name };
}

/** 256 random bits, fit for an address. */
function newKey(): string {
  return randomBytes(32).toString("base64url");
}
