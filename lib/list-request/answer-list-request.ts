/** Answers a request: to agree changes the draft as asked, to decline changes nothing. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { notFound, requireThat } from "#lib/platform/errors.ts";
import { canMaintain } from "#lib/virtual-appliance/policy.ts";
import { CURATORS_ONLY, canCurate } from "#lib/vo/policy.ts";
import { removeAppliance } from "#lib/vo-image-list/change-draft.ts";
import { loadDraft } from "#lib/vo-image-list/load-draft.ts";
import { pinLatest } from "#lib/vo-image-list/pin-latest.ts";
import { loadListRequest, settleListRequest } from "./load-list-request.ts";
import { describeRequest } from "./request-kind.ts";
import { requestAnswerMail } from "./request-mail.ts";
import type { AnswerListRequestInput } from "./schema.ts";

/** The sentence for tokens. */
const IN_PERSON = "People answer requests, signed in in a browser.";

/**
 * Nothing is published by it. Whoever asked is told, with the words of the answer.
 *
 * @throws AppError `not_found` also for those who have to do with neither side, `forbidden`; `conflict` when it was
 *   answered already, or the draft cannot be changed as asked
 */
export async function answerListRequest(
  actor: Actor,
  { requestId, answer, text }: AnswerListRequestInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  const { personId, name } = requirePersonActor(actor, IN_PERSON);
  return getDatabase().$transaction(async (tx) => {
    const request = await loadListRequest(tx, requestId);
    const { appliance, kind, sentBy } = request;
    const { vo } = request.list;
    if (!canCurate(actor, vo) && !canMaintain(actor, appliance)) throw notFound("request");
    requireThat(canCurate(actor, vo), actor, CURATORS_ONLY);
    const state = answer === "accept" ? "accepted" : "declined";
    await settleListRequest(tx, requestId, { state, answer: text, answeredById: personId, answeredAt: now });
    await recordAuditEvent(tx, actor, now, {
      action: `list_request.${state}`,
      objectKind: "vo",
      objectId: vo.id,
      partOf: { kind: "appliance", id: appliance.id },
      details: { requestId, kind, subject: request.subject },
    });
    if (answer === "accept") await change(tx, actor, request, now);
    if (sentBy && !sentBy.blockedAt) {
      const latest = appliance.versions[0]?.version ?? null;
      const asked = describeRequest({ kind, appliance: appliance.name, latest, vo: vo.name });
      const mail = requestAnswerMail({ appliance, vo: vo.name, asked, answer, by: name, text });
      await writeMail(tx, { recipient: sentBy.email, ...mail }, now);
    }
    return { vo: vo.name };
  });
}

async function change(
  tx: Transaction,
  actor: Actor,
  { kind, list, appliance }: Awaited<ReturnType<typeof loadListRequest>>,
  now: Date,
): Promise<void> {
  if (kind === "message") return;
  const { vo } = await loadDraft(tx, actor, list.vo.name);
  if (kind === "exclude") return removeAppliance(tx, actor, { vo, applianceId: appliance.id }, now);
  const action = kind === "suggest" ? "draft.appliance_added" : "draft.appliance_updated";
  await pinLatest(tx, actor, { vo, applianceId: appliance.id }, action, now);
}
