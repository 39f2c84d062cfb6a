/** Takes a request to become a maintainer back. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { lockJoinRequest } from "./load-for-people.ts";
import { canManagePeople, canWithdrawJoinRequest, PEOPLE_ONLY } from "./policy.ts";
import { answeredAlready, settleJoinRequest } from "./settle-invitation.ts";

/**
 * @returns the slug of the appliance
 * @throws AppError `not_found`, `forbidden`, `conflict` when it was answered already
 */
export async function withdrawJoinRequest(
  actor: Actor,
  { requestId }: { requestId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  const person = requirePersonActor(actor, PEOPLE_ONLY);
  return getDatabase().$transaction(async (tx) => {
    const { appliance, request } = await lockJoinRequest(tx, requestId);
    const isTheirs = canWithdrawJoinRequest(person, request);
    if (!isTheirs && !canManagePeople(person, appliance)) throw notFound("request");
    requireThat(isTheirs, person, "Only who asked can withdraw a request. Decline it instead.");
    if (request.state !== "open") throw answeredAlready("request", request.state);
    await settleJoinRequest(tx, requestId, { state: "withdrawn", now });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.join_withdrawn",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { requestId, personId: person.personId, name: person.name },
    });
    return { slug: appliance.slug };
  });
}
