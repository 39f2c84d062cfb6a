"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { registerAppliance } from "#lib/virtual-appliance/register-appliance.ts";
import { applianceFieldsSchema } from "#lib/virtual-appliance/schema.ts";

const register = formAction(applianceFieldsSchema, registerAppliance, ({ slug }) =>
  paths.workingVersion(slug),
);

/** Registers the appliance and goes on to its first version. */
export async function registerApplianceAction(state: FormState, form: FormData): Promise<FormState> {
  return register(state, form);
}
