"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { answerJoinRequest } from "#lib/virtual-appliance/answer-join-request.ts";
import { invitePerson } from "#lib/virtual-appliance/invite-person.ts";
import { leaveAppliance } from "#lib/virtual-appliance/leave-appliance.ts";
import {
  invitationRefSchema,
  inviteAddressSchema,
  invitePersonSchema,
  joinAnswerSchema,
  maintainerRefSchema,
} from "#lib/virtual-appliance/people-schema.ts";
import { removeMaintainer } from "#lib/virtual-appliance/remove-maintainer.ts";
import { applianceRefSchema } from "#lib/virtual-appliance/schema.ts";
import { withdrawInvitation } from "#lib/virtual-appliance/withdraw-invitation.ts";

const invite = dialogAction(invitePersonSchema, invitePerson);
const inviteAddress = formAction(inviteAddressSchema, invitePerson);
const withdraw = dialogAction(invitationRefSchema, withdrawInvitation);
const remove = dialogAction(maintainerRefSchema, removeMaintainer);
const leave = dialogAction(applianceRefSchema, leaveAppliance, ({ slug }) => paths.appliance(slug));
const answerRequest = dialogAction(joinAnswerSchema, answerJoinRequest);

type DialogOutcome = { error?: string };

/** Invites a person who was picked. */
export async function invitePersonAction(form: FormData): Promise<DialogOutcome> {
  return invite(form);
}

/** Invites whoever has an address. */
export async function inviteAddressAction(state: FormState, form: FormData): Promise<FormState> {
  return inviteAddress(state, form);
}

/** Takes an invitation back. */
export async function withdrawInvitationAction(form: FormData): Promise<DialogOutcome> {
  return withdraw(form);
}

/** Removes a maintainer. */
export async function removeMaintainerAction(form: FormData): Promise<DialogOutcome> {
  return remove(form);
}

/** Stops maintaining the appliance and goes to its page. */
export async function leaveApplianceAction(form: FormData): Promise<DialogOutcome> {
  return leave(form);
}

/** Accepts or declines a request to join. */
export async function answerJoinRequestAction(form: FormData): Promise<DialogOutcome> {
  return answerRequest(form);
}
