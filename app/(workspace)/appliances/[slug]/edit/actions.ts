"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { readRefusal } from "#app/_transport/refused-write.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { editAppliance } from "#lib/virtual-appliance/edit-appliance.ts";
import { LARGEST_LOGO } from "#lib/virtual-appliance/logo.ts";
import { saveLogo } from "#lib/virtual-appliance/save-logo.ts";
import { applianceRefSchema, editApplianceSchema } from "#lib/virtual-appliance/schema.ts";

const edit = formAction(editApplianceSchema, editAppliance, ({ slug }) => paths.appliance(slug));

/** Saves the entry and goes back to its page. */
export async function editApplianceAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}

/** Gives the appliance a picture, or takes it away. */
export async function saveLogoAction(form: FormData): Promise<{ error?: string }> {
  const refusal = await readRefusal();
  if (refusal !== null) return { error: refusal };
  const file = form.get("logo");
  const isFile = file instanceof File && file.size > 0;
  if (!isFile && form.get("remove") !== "yes") return { error: "Choose a picture first." };
  if (isFile && file.size > LARGEST_LOGO) return { error: "The picture must have at most 2 MiB." };
  const picture = isFile ? new Uint8Array(await file.arrayBuffer()) : null;
  return dialogAction(applianceRefSchema, (actor, { slug }) => saveLogo(actor, { slug, picture }))(form);
}
