"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { answerListRequest } from "#lib/list-request/answer-list-request.ts";
import { answerListRequestSchema } from "#lib/list-request/schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { approveProposal, declineProposal } from "#lib/vo-image-list/answer-proposal.ts";
import {
  addToDraft,
  removeFromDraft,
  updateInDraft,
  updateOutdatedInDraft,
} from "#lib/vo-image-list/change-draft.ts";
import { proposePublication } from "#lib/vo-image-list/propose-publication.ts";
import { publishDraft } from "#lib/vo-image-list/publish-draft.ts";
import { revertDraft } from "#lib/vo-image-list/revert-draft.ts";
import {
  declineProposalSchema,
  draftApplianceSchema,
  draftSeenSchema,
  followModeSchema,
  noteSchema,
  publishDraftSchema,
  voRefSchema,
} from "#lib/vo-image-list/schema.ts";
import { setFollowMode } from "#lib/vo-image-list/set-follow-mode.ts";
import { setNote } from "#lib/vo-image-list/set-note.ts";
import { undoDraftChange } from "#lib/vo-image-list/undo-draft-change.ts";

const add = formAction(draftApplianceSchema, addToDraft);
const update = formAction(draftApplianceSchema, updateInDraft);
const remove = formAction(draftApplianceSchema, removeFromDraft);
const updateOutdated = formAction(voRefSchema, updateOutdatedInDraft);
const follow = formAction(followModeSchema, setFollowMode);
const note = dialogAction(noteSchema, setNote);
const undo = formAction(draftSeenSchema, undoDraftChange);
const revert = dialogAction(draftSeenSchema, revertDraft);
const publish = formAction(publishDraftSchema, publishDraft, ({ vo, number }) => paths.revision(vo, number));

const propose = formAction(publishDraftSchema, proposePublication);
const approve = dialogAction(draftSeenSchema, approveProposal, ({ vo, number }) =>
  paths.revision(vo, number),
);
const answerRequest = dialogAction(answerListRequestSchema, answerListRequest);
const decline = dialogAction(declineProposalSchema, declineProposal);

/** Puts an appliance's latest version into the draft. */
export async function addToDraftAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form);
}

/** Moves an appliance's entries to its latest version. */
export async function updateInDraftAction(state: FormState, form: FormData): Promise<FormState> {
  return update(state, form);
}

/** Moves everything that is outdated to the latest version of its appliance. */
export async function updateOutdatedInDraftAction(state: FormState, form: FormData): Promise<FormState> {
  return updateOutdated(state, form);
}

/** Says how the list follows an appliance. */
export async function setFollowModeAction(state: FormState, form: FormData): Promise<FormState> {
  return follow(state, form);
}

/** Takes an appliance out of the draft. */
export async function removeFromDraftAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form);
}

/** Takes the last change of the draft back. */
export async function undoDraftChangeAction(state: FormState, form: FormData): Promise<FormState> {
  return undo(state, form);
}

/** Makes the draft the newest revision again. */
export async function revertDraftAction(form: FormData): Promise<{ error?: string }> {
  return revert(form);
}

/** Publishes the draft and goes to its revision. */
export async function publishDraftAction(state: FormState, form: FormData): Promise<FormState> {
  return publish(state, form);
}

/** Proposes the draft to the others who curate the list. */
export async function proposePublicationAction(state: FormState, form: FormData): Promise<FormState> {
  return propose(state, form);
}

/** Publishes what somebody else proposed and goes to the revision. */
export async function approveProposalAction(form: FormData): Promise<{ error?: string }> {
  return approve(form);
}

/** Declines a proposal, or withdraws one's own. */
export async function declineProposalAction(form: FormData): Promise<{ error?: string }> {
  return decline(form);
}

/** Agrees to what maintainers asked, or declines it. */
export async function answerListRequestAction(form: FormData): Promise<{ error?: string }> {
  return answerRequest(form);
}

/** Writes, changes or removes the note on an appliance. */
export async function setNoteAction(form: FormData): Promise<{ error?: string }> {
  return note(form);
}
