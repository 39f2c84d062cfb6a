"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { editListSettings } from "#lib/vo-image-list/edit-list-settings.ts";
import { editListSettingsSchema } from "#lib/vo-image-list/schema.ts";

const edit = formAction(editListSettingsSchema, editListSettings, ({ vo }) => paths.imageList(vo));

/** Saves what the VO decides about its list and goes back to the list. */
export async function editListSettingsAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}
