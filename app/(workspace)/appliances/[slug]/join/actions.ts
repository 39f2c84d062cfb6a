"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { askToJoin } from "#lib/virtual-appliance/ask-to-join.ts";
import { askToJoinSchema, joinRequestRefSchema } from "#lib/virtual-appliance/people-schema.ts";
import { withdrawJoinRequest } from "#lib/virtual-appliance/withdraw-join-request.ts";

const ask = formAction(askToJoinSchema, askToJoin);
const withdraw = formAction(joinRequestRefSchema, withdrawJoinRequest);

/** Asks to become a maintainer. */
export async function askToJoinAction(state: FormState, form: FormData): Promise<FormState> {
  return ask(state, form);
}

/** Takes the request back. */
export async function withdrawJoinRequestAction(state: FormState, form: FormData): Promise<FormState> {
  return withdraw(state, form);
}
