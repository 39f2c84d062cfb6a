/** Accepts or declines somebody's request to become a maintainer. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { lockJoinRequest } from "./load-for-people.ts";
import { joinAnswerMail, nameInMail } from "./people-mail.ts";
import { canManagePeople, canWithdrawJoinRequest, MANAGERS_OF_PEOPLE_ONLY, PEOPLE_ONLY } from "./policy.ts";
import {
  addMaintainer,
  answeredAlready,
  settleJoinRequest,
  settleWhatCameTrue,
} from "./settle-invitation.ts";

/** What is answered, with words for who asked; null: none. */
export type JoinAnswer = { requestId: string; answer: "accept" | "decline"; text: string | null };

/**
 * Who asked is told either way, with the words of the answer.
 *
 * @returns the slug of the appliance
 * @throws AppError `not_found`, `forbidden`, `conflict` when it was answered or withdrawn already
 */
export async function answerJoinRequest(
  actor: Actor,
  { requestId, answer, text }: JoinAnswer,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  requireThat(actor.kind === "person" || actor.kind === "system", actor, PEOPLE_ONLY);
  const state = answer === "accept" ? "accepted" : "declined";
  return getDatabase().$transaction(async (tx) => {
    const { appliance, request } = await lockJoinRequest(tx, requestId);
    const decides = canManagePeople(actor, appliance);
    if (!decides && !canWithdrawJoinRequest(actor, request)) throw notFound("request");
    requireThat(decides, actor, MANAGERS_OF_PEOPLE_ONLY);
    const { personId, person } = request;
    if (request.state !== "open") throw answeredAlready("request", request.state);
    if (answer === "accept") refuseBlocked(person);
    await settleJoinRequest(tx, requestId, { state, now });
    await recordAuditEvent(tx, actor, now, {
      action: `appliance.join_${state}`,
      objectKind: "appliance",
      objectId: appliance.id,
      details: { requestId, personId, name: person.name },
    });
    if (answer === "accept") {
      await addMaintainer(tx, appliance.id, personId);
      await settleWhatCameTrue(tx, { applianceId: appliance.id, personId, now });
    }
    const mail = joinAnswerMail({ appliance, state, by: nameInMail(actor), words: text });
    await writeMail(tx, { recipient: person.email, ...mail }, now);
    return { slug: appliance.slug };
  });
}

function refuseBlocked({ name, blockedAt }: { name: string; blockedAt: Date | null }): void {
  if (!blockedAt) return;
  throw new AppError(
    "conflict",
    "blocked",
    `The account of ${name} has been blocked since. Decline the request, or leave it until that is settled.`,
  );
}
