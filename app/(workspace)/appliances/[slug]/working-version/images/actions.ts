"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { editImageSchema, imageFieldsSchema } from "#lib/virtual-appliance/schema.ts";

const add = formAction(imageFieldsSchema, saveImage, ({ slug }) => `${paths.workingVersion(slug)}#images`);
const edit = formAction(editImageSchema, saveImage, ({ slug }) => `${paths.workingVersion(slug)}#images`);

/** Adds an image and goes back to the desk. */
export async function addImageAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form);
}

/** Saves an image and goes back to the desk. */
export async function editImageAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}
