"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { chooseImages } from "#lib/vo-image-list/choose-images.ts";
import { chooseImagesSchema } from "#lib/vo-image-list/schema.ts";

const choose = formAction(chooseImagesSchema, chooseImages, ({ vo }) => paths.draft(vo));

/** Puts exactly the chosen images of an appliance into the draft and goes there. */
export async function chooseImagesAction(state: FormState, form: FormData): Promise<FormState> {
  return choose(state, form);
}
