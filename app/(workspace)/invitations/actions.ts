"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { acceptInvitation } from "#lib/virtual-appliance/accept-invitation.ts";
import { declineInvitation } from "#lib/virtual-appliance/decline-invitation.ts";
import { invitationAnswerSchema } from "#lib/virtual-appliance/people-schema.ts";

const accept = formAction(invitationAnswerSchema, acceptInvitation);
const acceptAndOpen = formAction(invitationAnswerSchema, acceptInvitation, ({ slug }) =>
  paths.appliance(slug),
);
const decline = dialogAction(invitationAnswerSchema, declineInvitation);

/** Accepts an invitation; the page stays. */
export async function acceptInvitationAction(state: FormState, form: FormData): Promise<FormState> {
  return accept(state, form);
}

/** Accepts an invitation and goes to the appliance. */
export async function acceptAndOpenAction(state: FormState, form: FormData): Promise<FormState> {
  return acceptAndOpen(state, form);
}

/** Declines an invitation. */
export async function declineInvitationAction(form: FormData): Promise<{ error?: string }> {
  return decline(form);
}
