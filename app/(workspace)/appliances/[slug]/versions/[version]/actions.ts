"use server";

import { dialogAction } from "#app/_transport/form-action.ts";
import { extendVersion } from "#lib/virtual-appliance/extend-version.ts";
import { hideVersion } from "#lib/virtual-appliance/hide-version.ts";
import { extendVersionSchema, publishedVersionRefSchema } from "#lib/virtual-appliance/schema.ts";
import { showVersion } from "#lib/virtual-appliance/show-version.ts";

const extend = dialogAction(extendVersionSchema, extendVersion);
const hide = dialogAction(publishedVersionRefSchema, hideVersion);
const show = dialogAction(publishedVersionRefSchema, showVersion);

type DialogOutcome = { error?: string };

/** Gives a published version a later expiry. */
export async function extendVersionAction(form: FormData): Promise<DialogOutcome> {
  return extend(form);
}

/** Withdraws a published version. */
export async function hideVersionAction(form: FormData): Promise<DialogOutcome> {
  return hide(form);
}

/** Brings a hidden version back. */
export async function showVersionAction(form: FormData): Promise<DialogOutcome> {
  return show(form);
}
