/** Takes an invitation back. */
import { recordAuditEvent } from "#lib/audit/record-audit-event.ts";
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { AppError, notFound, requireThat } from "#lib/platform/errors.ts";
import { whyNotAnswerable } from "./invitation.ts";
import { lockInvitation } from "./load-for-people.ts";
import {
  canAnswerInvitation,
  canMaintain,
  canManagePeople,
  MANAGERS_OF_PEOPLE_ONLY,
  PEOPLE_ONLY,
} from "./policy.ts";
import { settleInvitation } from "./settle-invitation.ts";

/**
 * The link of its message then says that it was withdrawn. One that has run out can be withdrawn too.
 *
 * @returns the slug of the appliance
 * @throws AppError `not_found`, `forbidden`, `conflict` when it was answered already
 */
export async function withdrawInvitation(
  actor: Actor,
  { invitationId }: { invitationId: string },
  now: Date = new Date(),
): Promise<{ slug: string }> {
  requireThat(actor.kind === "person" || actor.kind === "system", actor, PEOPLE_ONLY);
  return getDatabase().$transaction(async (tx) => {
    const { appliance, invitation } = await lockInvitation(tx, { invitationId });
    const sees =
      canMaintain(actor, appliance) || canAnswerInvitation(actor, invitation, { holdsSecret: false });
    if (!sees) throw notFound("invitation");
    requireThat(canManagePeople(actor, appliance), actor, MANAGERS_OF_PEOPLE_ONLY);
    const { id, role, state, email, person } = invitation;
    if (state !== "open") {
      throw new AppError("conflict", `invitation_${state}`, whyNotAnswerable(state) ?? "");
    }
    await settleInvitation(tx, id, { state: "withdrawn", now });
    await recordAuditEvent(tx, actor, now, {
      action: "appliance.invitation_withdrawn",
      objectKind: "appliance",
      objectId: appliance.id,
      details: { invitationId: id, role, to: email ?? person?.name ?? "" },
    });
    return { slug: appliance.slug };
  });
}
