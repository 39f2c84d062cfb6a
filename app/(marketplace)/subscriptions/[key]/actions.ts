"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { unsubscribeSchema } from "#lib/list-subscription/schema.ts";
import { unsubscribe } from "#lib/list-subscription/unfollow-list.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const end = formAction(unsubscribeSchema, unsubscribe);

/** Ends the subscription that a message named. */
export async function unsubscribeAction(state: FormState, form: FormData): Promise<FormState> {
  return end(state, form);
}
