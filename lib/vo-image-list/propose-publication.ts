/** Proposes to publish the draft as it is, where a VO wants a second pair of eyes. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import { type Actor, personIdOf } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import { nameInMail } from "#lib/virtual-appliance/people-mail.ts";
import { listCuratorsToTell } from "#lib/virtual-appliance/recipients.ts";
import { composeDraft } from "./compose-draft.ts";
import { loadDraft, refuseStaleView } from "./load-draft.ts";
import { proposedMail } from "./proposal-mail.ts";
import type { PublishDraftInput } from "./schema.ts";

/**
 * Takes the place of an earlier proposal. What could not be published is not proposed; the others are told.
 *
 * @throws AppError `not_found`, `forbidden`; `conflict` as for a publication, and where the list needs no approval
 */
export async function proposePublication(
  actor: Actor,
  input: PublishDraftInput,
  now: Date = new Date(),
): Promise<{ vo: string }> {
  return getDatabase().$transaction(async (tx) => {
    const loaded = await loadDraft(tx, actor, input.vo);
    const { vo, draft, needsApproval } = loaded;
    refuseStaleView(draft.changeCount, input.changeCount);
    if (!needsApproval) {
      throw new AppError("conflict", "no_approval_needed", "This list needs no approval: publish the draft.");
    }
    const { number } = await composeDraft(tx, loaded, now);
    const proposal = {
      changeCount: draft.changeCount,
      comment: input.comment,
      proposedById: personIdOf(actor),
      createdAt: now,
    };
    await tx.publicationProposal.upsert({
      where: { voId: vo.id },
      create: { voId: vo.id, ...proposal },
      update: proposal,
    });
    await recordAuditEvent(tx, actor, now, {
      action: "draft.publication_proposed",
      objectKind: "vo",
      objectId: vo.id,
      details: { number, comment: input.comment },
    });
    const mail = proposedMail({ vo: vo.name, number, by: nameInMail(actor), comment: input.comment });
    for (const { personId, email } of await listCuratorsToTell(tx, vo.id)) {
      if (personId !== proposal.proposedById) await writeMail(tx, { recipient: email, ...mail }, now);
    }
    return { vo: vo.name };
  });
}
