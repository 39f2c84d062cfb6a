"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { addOperator } from "#lib/provider/add-operator.ts";
import { editProvider } from "#lib/provider/edit-provider.ts";
import { removeOperator } from "#lib/provider/remove-operator.ts";
import { editProviderSchema, operatorSchema } from "#lib/provider/schema.ts";

const edit = formAction(editProviderSchema, editProvider, ({ slug }) => paths.provider(slug));
const add = formAction(operatorSchema, addOperator);
const remove = dialogAction(operatorSchema, removeOperator);

/** Saves the record and goes back to the provider's page. */
export async function editProviderAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}

/** Makes a person an operator. */
export async function addOperatorAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form);
}

/** Takes a person off the operators. */
export async function removeOperatorAction(form: FormData): Promise<{ error?: string }> {
  return remove(form);
}
