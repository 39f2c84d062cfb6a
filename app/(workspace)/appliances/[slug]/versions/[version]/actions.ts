"use server";

import { dialogAction } from "#app/_transport/form-action.ts";
import { reinstateVersion } from "#lib/revocation/reinstate-version.ts";
import { revokeVersion } from "#lib/revocation/revoke-version.ts";
import { reinstateVersionSchema, revokeVersionSchema } from "#lib/revocation/schema.ts";
import { extendVersion } from "#lib/virtual-appliance/extend-version.ts";
import { hideVersion } from "#lib/virtual-appliance/hide-version.ts";
import { extendVersionSchema, publishedVersionRefSchema } from "#lib/virtual-appliance/schema.ts";
import { showVersion } from "#lib/virtual-appliance/show-version.ts";

const extend = dialogAction(extendVersionSchema, extendVersion);
const hide = dialogAction(publishedVersionRefSchema, hideVersion);
const show = dialogAction(publishedVersionRefSchema, showVersion);

const revoke = dialogAction(revokeVersionSchema, revokeVersion);
const reinstate = dialogAction(reinstateVersionSchema, reinstateVersion);

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

/** Stops a version everywhere. */
export async function revokeVersionAction(form: FormData): Promise<DialogOutcome> {
  return revoke(form);
}

/** Takes a revocation back. */
export async function reinstateVersionAction(form: FormData): Promise<DialogOutcome> {
  return reinstate(form);
}
