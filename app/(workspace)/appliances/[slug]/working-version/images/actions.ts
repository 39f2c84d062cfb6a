"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { bytesAsTyped } from "#components/virtual-appliance/bytes-as-typed.ts";
import { removeImageFile } from "#lib/image-file/remove-image-file.ts";
import { imageFileRefSchema } from "#lib/image-file/schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { lookIntoFile } from "#lib/virtual-appliance/look-into-file.ts";
import { saveImage } from "#lib/virtual-appliance/save-image.ts";
import { addImageSchema, editImageSchema, lookIntoFileSchema } from "#lib/virtual-appliance/schema.ts";

const add = formAction(addImageSchema, saveImage, ({ slug }) => `${paths.workingVersion(slug)}#images`);
const edit = formAction(editImageSchema, saveImage, ({ slug }) => `${paths.workingVersion(slug)}#images`);

const look = formAction(lookIntoFileSchema, lookIntoFile, undefined, ({ guess, problem }) => ({
  ...guess,
  diskMinimumBytes: bytesAsTyped(guess.diskMinimumBytes ?? null),
  declaredSizeBytes: guess.declaredSizeBytes?.toString() ?? "",
  problem: problem ?? "",
}));

const removeFile = dialogAction(imageFileRefSchema, removeImageFile);

/** Adds an image and goes back to the desk. */
export async function addImageAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form);
}

/** Saves an image and goes back to the desk. */
export async function editImageAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}

/** Tells the form what the file at an address says of itself. */
export async function lookIntoFileAction(state: FormState, form: FormData): Promise<FormState> {
  return look(state, form);
}

/** Takes away an uploaded file that no image uses. */
export async function removeFileAction(form: FormData): Promise<{ error?: string }> {
  return removeFile(form);
}
