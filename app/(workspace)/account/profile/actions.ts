"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { editProfile } from "#lib/identity/edit-profile.ts";
import { profileSchema } from "#lib/identity/profile-schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const edit = formAction(profileSchema, editProfile);

/** Saves the profile; the page stays. */
export async function editProfileAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}
