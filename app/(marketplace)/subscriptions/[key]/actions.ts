"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { endFollowMail } from "#lib/appliance-follow/end-follow-mail.ts";
import { endFollowMailSchema } from "#lib/appliance-follow/schema.ts";
import { unsubscribeSchema } from "#lib/list-subscription/schema.ts";
import { unsubscribe } from "#lib/list-subscription/unfollow-list.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { endSavedSearch } from "#lib/saved-search/delete-saved-search.ts";

const end = formAction(unsubscribeSchema, unsubscribe);
const endMail = formAction(endFollowMailSchema, endFollowMail);
const endSearch = formAction(unsubscribeSchema, endSavedSearch);

/** Ends the subscription that a message named. */
export async function unsubscribeAction(state: FormState, form: FormData): Promise<FormState> {
  return end(state, form);
}

/** Ends the messages about followed appliances. */
export async function endFollowMailAction(state: FormState, form: FormData): Promise<FormState> {
  return endMail(state, form);
}

/** Ends the saved search that a message told of. */
export async function endSavedSearchAction(state: FormState, form: FormData): Promise<FormState> {
  return endSearch(state, form);
}
