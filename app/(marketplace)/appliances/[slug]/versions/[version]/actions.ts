"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { recheckImageFile } from "#lib/image-source/recheck-image-file.ts";
import { publishedImageRefSchema } from "#lib/image-source/schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const recheck = formAction(publishedImageRefSchema, recheckImageFile);

/** Asks for another look at the file of a published image. */
export async function recheckImageFileAction(state: FormState, form: FormData): Promise<FormState> {
  return recheck(state, form);
}
