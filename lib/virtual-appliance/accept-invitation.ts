/** Accepts an invitation: who was invited becomes a maintainer, or the owner. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Actor, PersonActor } from "#lib/platform/actor.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import type { InvitationRole } from "./invitation.ts";
import { type AppliancePeople, lockInvitation } from "./load-for-people.ts";
import { handedOverMail, invitationAnswerMail } from "./people-mail.ts";
import type { InvitationAnswer } from "./people-schema.ts";
import { requireInvited } from "./require-invited.ts";
import {
  addMaintainer,
  refuseUnlessOpen,
  settleInvitation,
  settleWhatCameTrue,
} from "./settle-invitation.ts";

/**
 * Whoever accepts with the secret of the message is the one who was invited. A new owner is no longer a maintainer; the
 * owner before becomes one.
 *
 * @returns the slug of the appliance
 * @throws AppError `not_found`, `forbidden`, `conflict` when it was answered already or they work on it already, `gone`
 * when it no longer stands
 */
export async function acceptInvitation(
  actor: Actor,
  named: InvitationAnswer,
  now: Date = new Date(),
): Promise<{ slug: string }> {
  return getDatabase().$transaction(async (tx) => {
    const { appliance, invitation } = await lockInvitation(tx, named);
    const { role, invitedBy } = invitation;
    const person = requireInvited(actor, appliance, invitation, { holdsSecret: "secret" in named });
    refuseUnlessOpen(invitation, appliance, now);
    refuseWhoIsThere(appliance, role, person.personId);
    await settleInvitation(tx, invitation.id, { state: "accepted", personId: person.personId, now });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.invitation_accepted",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { invitationId: invitation.id, role, to: person.name },
    });
    if (role === "owner") await handOver(tx, appliance, { to: person, offeredById: invitedBy?.id, now });
    else await addMaintainer(tx, appliance.id, person.personId);
    await settleWhatCameTrue(tx, { applianceId: appliance.id, personId: person.personId, now });
    const text = invitationAnswerMail({ appliance, role, who: person.name, accepted: true });
    await writeMail(tx, { recipient: invitedBy?.email ?? "", ...text }, now);
    return { slug: appliance.slug };
  });
}

function refuseWhoIsThere(appliance: AppliancePeople, role: InvitationRole, personId: string): void {
  const owns = appliance.ownerId === personId;
  const maintains = appliance.maintainers.some((maintainer) => maintainer.personId === personId);
  if (!owns && (role === "owner" || !maintains)) return;
  throw new AppError(
    "conflict",
    "works_on_it",
    `You ${owns ? "own" : "maintain"} this appliance already. If the invitation was meant for somebody else, let them open its link.`,
  );
}

async function handOver(
  tx: Transaction,
  appliance: AppliancePeople,
  { to, offeredById, now }: { to: PersonActor; offeredById: string | undefined; now: Date },
): Promise<void> {
  const { id: applianceId, owner: before } = appliance;
  await tx.virtualAppliance.update({ where: { id: applianceId }, data: { ownerId: to.personId } });
  await tx.applianceMaintainer.deleteMany({ where: { applianceId, personId: to.personId } });
  if (before) await addMaintainer(tx, applianceId, before.id);
  await recordAuditEvent(tx, to, now, {
    action: "appliance.ownership_handed_over",
    objectKind: "appliance",
    objectId: applianceId,
    details: {
      before: before && { personId: before.id, name: before.name },
      after: { personId: to.personId, name: to.name },
    },
  });
  if (before && before.id !== offeredById) {
    await writeMail(tx, { recipient: before.email, ...handedOverMail({ appliance, to: to.name }) }, now);
  }
}
