"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { closeList } from "#lib/vo-image-list/close-list.ts";
import { openList } from "#lib/vo-image-list/open-list.ts";
import { openingSchema } from "#lib/vo-image-list/schema.ts";

const open = formAction(openingSchema, openList);
const close = dialogAction(openingSchema, closeList);

/** Opens the list to a provider. */
export async function openListAction(state: FormState, form: FormData): Promise<FormState> {
  return open(state, form);
}

/** Closes the list to a provider. */
export async function closeListAction(form: FormData): Promise<{ error?: string }> {
  return close(form);
}
