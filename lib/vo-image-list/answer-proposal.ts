/** The second pair of eyes: publishes what somebody else proposed, or declines it; whoever proposed may withdraw. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf, requirePersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError, requireThat } from "#lib/platform/errors.ts";
import { nameInMail } from "#lib/virtual-appliance/people-mail.ts";
import { loadDraft, refuseStaleView } from "./load-draft.ts";
import { APPROVE_IN_PERSON, canApprove, OTHERS_APPROVE } from "./policy.ts";
import { approvedMail, declinedMail } from "./proposal-mail.ts";
import { publishLoaded } from "./publish-draft.ts";
import type { DeclineProposalInput, DraftSeenInput } from "./schema.ts";

/**
 * Freezes the draft as the next revision, if it still is what was proposed and what the approver saw.
 *
 * @returns the revision's number, in state `signing`
 * @throws AppError `not_found`, `forbidden` also for whoever proposed it and for tokens; `conflict` when nothing is
 *   proposed, the draft changed since, or as for a publication
 */
export async function approveProposal(
  actor: Actor,
  input: DraftSeenInput,
  now: Date = new Date(),
): Promise<{ vo: string; number: number }> {
  return getDatabase().$transaction(async (tx) => {
    const { loaded, proposal } = await loadProposal(tx, actor, input.vo);
    const { personId } = requirePersonActor(actor, APPROVE_IN_PERSON);
    requireThat(canApprove(actor, loaded.vo, proposal), actor, OTHERS_APPROVE);
    refuseStaleView(loaded.draft.changeCount, input.changeCount);
    if (proposal.changeCount !== loaded.draft.changeCount) {
      throw new AppError(
        "conflict",
        "proposal_outdated",
        "The draft has changed since it was proposed. Somebody must propose it again as it is now.",
      );
    }
    const { comment, proposedById, proposedBy } = proposal;
    const of = proposedBy && { personId: proposedBy.id, name: proposedBy.name };
    const publication = { comment, by: proposedById, approval: { by: personId, of } };
    const published = await publishLoaded(tx, actor, loaded, publication, now);
    await tellProposer(tx, proposal, approvedMail({ ...published, by: nameInMail(actor) }), now);
    return published;
  });
}

/**
 * Takes the proposal away; the draft stays as it is.
 *
 * @throws AppError `not_found`, `forbidden` for tokens; `conflict` when nothing is proposed
 */
export async function declineProposal(
  actor: Actor,
  input: DeclineProposalInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { loaded, proposal } = await loadProposal(tx, actor, input.vo);
    requirePersonActor(actor, APPROVE_IN_PERSON);
    const { id, name } = loaded.vo;
    await tx.publicationProposal.delete({ where: { voId: id } });
    const isOwn = proposal.proposedById === personIdOf(actor);
    await recordAuditEvent(tx, actor, now, {
      action: isOwn ? "draft.proposal_withdrawn" : "draft.proposal_declined",
      objectKind: "vo",
      objectId: id,
      details: { comment: proposal.comment, reason: input.reason },
    });
    if (!isOwn) {
      const mail = declinedMail({ vo: name, by: nameInMail(actor), reason: input.reason });
      await tellProposer(tx, proposal, mail, now);
    }
    return { vo: name };
  });
}

async function loadProposal(tx: Transaction, actor: Actor, vo: string) {
  const loaded = await loadDraft(tx, actor, vo);
  const { proposal } = loaded.draft;
  if (proposal) return { loaded, proposal };
  throw new AppError(
    "conflict",
    "nothing_proposed",
    "Nothing is proposed any more. Look at the draft again.",
  );
}

async function tellProposer(
  tx: Transaction,
  { proposedBy }: { proposedBy: { email: string } | null },
  mail: Letter,
  now: Date,
): Promise<void> {
  if (proposedBy) await writeMail(tx, { recipient: proposedBy.email, ...mail }, now);
}
