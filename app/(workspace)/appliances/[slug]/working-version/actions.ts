"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { callOffPublication } from "#lib/virtual-appliance/call-off-publication.ts";
import { cancelIntegrityCheck } from "#lib/virtual-appliance/cancel-integrity-check.ts";
import { createWorkingVersion } from "#lib/virtual-appliance/create-working-version.ts";
import { discardWorkingVersion } from "#lib/virtual-appliance/discard-working-version.ts";
import { editWorkingVersion } from "#lib/virtual-appliance/edit-working-version.ts";
import { publishVersion } from "#lib/virtual-appliance/publish-version.ts";
import { removeImage } from "#lib/virtual-appliance/remove-image.ts";
import { requestIntegrityCheck } from "#lib/virtual-appliance/request-integrity-check.ts";
import {
  applianceRefSchema,
  checkRefSchema,
  editVersionSchema,
  imageRefSchema,
  versionFieldsSchema,
} from "#lib/virtual-appliance/schema.ts";
import { verifyAndPublish } from "#lib/virtual-appliance/verify-and-publish.ts";

const start = formAction(versionFieldsSchema, createWorkingVersion);
const edit = formAction(editVersionSchema, editWorkingVersion);
const startCheck = formAction(imageRefSchema, requestIntegrityCheck);
const cancelCheck = formAction(checkRefSchema, cancelIntegrityCheck);
const remove = dialogAction(imageRefSchema, removeImage);
const discard = dialogAction(applianceRefSchema, discardWorkingVersion, ({ slug }) => paths.appliance(slug));
const publish = dialogAction(applianceRefSchema, publishVersion, ({ slug, version }) =>
  paths.version(slug, version),
);
const verify = dialogAction(applianceRefSchema, verifyAndPublish, ({ slug, version, published }) =>
  published ? paths.version(slug, version) : paths.workingVersion(slug),
);
const callOff = dialogAction(applianceRefSchema, callOffPublication);

type DialogOutcome = { error?: string };

/** Starts a working version. */
export async function startVersionAction(state: FormState, form: FormData): Promise<FormState> {
  return start(state, form);
}

/** Saves version string, notes and expiry. */
export async function editVersionAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}

/** Asks for an integrity check. */
export async function startCheckAction(state: FormState, form: FormData): Promise<FormState> {
  return startCheck(state, form);
}

/** Breaks an integrity check off. */
export async function cancelCheckAction(state: FormState, form: FormData): Promise<FormState> {
  return cancelCheck(state, form);
}

/** Takes an image out of the working version. */
export async function removeImageAction(form: FormData): Promise<DialogOutcome> {
  return remove(form);
}

/** Throws the working version away and goes to the appliance. */
export async function discardVersionAction(form: FormData): Promise<DialogOutcome> {
  return discard(form);
}

/** Publishes the working version and goes to its page. */
export async function publishVersionAction(form: FormData): Promise<DialogOutcome> {
  return publish(form);
}

/** Checks what was not checked, and publishes by itself when all has passed. */
export async function verifyAndPublishAction(form: FormData): Promise<DialogOutcome> {
  return verify(form);
}

/** Nothing is published by itself after all. */
export async function callOffPublicationAction(form: FormData): Promise<DialogOutcome> {
  return callOff(form);
}
