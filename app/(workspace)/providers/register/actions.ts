"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { registerProvider } from "#lib/provider/register-provider.ts";
import { providerFieldsSchema } from "#lib/provider/schema.ts";

const register = formAction(providerFieldsSchema, registerProvider, ({ slug }) => paths.editProvider(slug));

/** Registers a provider and goes on to naming its operators. */
export async function registerProviderAction(state: FormState, form: FormData): Promise<FormState> {
  return register(state, form);
}
