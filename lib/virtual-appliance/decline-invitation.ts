/** Declines an invitation. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockInvitation } from "./load-for-people.ts";
import { invitationAnswerMail } from "./people-mail.ts";
import type { InvitationAnswer } from "./people-schema.ts";
import { requireInvited } from "./require-invited.ts";
import { refuseUnlessOpen, settleInvitation } from "./settle-invitation.ts";

/**
 * Whoever sent it is told. An invitation by e-mail stays one to the address: the inviter is not told whose it is.
 *
 * @returns the slug of the appliance
 * @throws AppError `not_found`, `forbidden`, `conflict` when it was answered already, `gone` when it no longer stands
 */
export async function declineInvitation(
  actor: Actor,
  named: InvitationAnswer,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, invitation } = await lockInvitation(tx, named);
    const { role, invitedBy } = invitation;
    const person = requireInvited(actor, appliance, invitation, { holdsSecret: "secret" in named });
    refuseUnlessOpen(invitation, appliance, now);
    await settleInvitation(tx, invitation.id, { state: "declined", now });
    const who = invitation.email ?? person.name;
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.invitation_declined",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { invitationId: invitation.id, role, to: who },
    });
    const text = invitationAnswerMail({ appliance, role, who, accepted: false });
    await writeMail(tx, { recipient: invitedBy?.email ?? "", ...text }, now);
    return { slug: appliance.slug };
  });
}
