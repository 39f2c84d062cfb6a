"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { listRequestRefSchema, sendListRequestSchema } from "#lib/list-request/schema.ts";
import { sendListRequest } from "#lib/list-request/send-list-request.ts";
import { withdrawListRequest } from "#lib/list-request/withdraw-list-request.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const send = formAction(sendListRequestSchema, sendListRequest);
const withdraw = dialogAction(listRequestRefSchema, withdrawListRequest);

/** Asks VOs something about the appliance. */
export async function sendListRequestAction(state: FormState, form: FormData): Promise<FormState> {
  return send(state, form);
}

/** Takes back what was asked. */
export async function withdrawListRequestAction(form: FormData): Promise<{ error?: string }> {
  return withdraw(form);
}
