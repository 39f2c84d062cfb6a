"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { editAppliance } from "#lib/virtual-appliance/edit-appliance.ts";
import { editApplianceSchema } from "#lib/virtual-appliance/schema.ts";

const edit = formAction(editApplianceSchema, editAppliance, ({ slug }) => paths.appliance(slug));

/** Saves the entry and goes back to its page. */
export async function editApplianceAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}
