"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { chooseEdition } from "#lib/client-trial/choose-edition.ts";
import { clearRequests } from "#lib/client-trial/clear-requests.ts";
import { renewAddress } from "#lib/client-trial/renew-address.ts";
import { chooseEditionSchema, trialSchema } from "#lib/client-trial/schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const choose = formAction(chooseEditionSchema, chooseEdition);
const renew = dialogAction(trialSchema, renewAddress);
const clear = dialogAction(trialSchema, clearRequests);

/** Has the test list answer another edition; the first time makes the list. */
export async function chooseEditionAction(state: FormState, form: FormData): Promise<FormState> {
  return choose(state, form);
}

/** Gives the test list another address. */
export async function renewAddressAction(form: FormData): Promise<{ error?: string }> {
  return renew(form);
}

/** Forgets which requests came. */
export async function clearRequestsAction(form: FormData): Promise<{ error?: string }> {
  return clear(form);
}
