"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { checkDeliveryNow } from "#lib/continuous-delivery/check-delivery-now.ts";
import { pauseDelivery } from "#lib/continuous-delivery/pause-delivery.ts";
import { removeDelivery } from "#lib/continuous-delivery/remove-delivery.ts";
import { resumeDelivery } from "#lib/continuous-delivery/resume-delivery.ts";
import { setUpDeliverySchema } from "#lib/continuous-delivery/schema.ts";
import { setUpDelivery } from "#lib/continuous-delivery/set-up-delivery.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { applianceRefSchema } from "#lib/virtual-appliance/schema.ts";

const setUp = formAction(setUpDeliverySchema, setUpDelivery);
const pause = formAction(applianceRefSchema, pauseDelivery);
const resume = formAction(applianceRefSchema, resumeDelivery);
const check = formAction(applianceRefSchema, checkDeliveryNow);
const remove = dialogAction(applianceRefSchema, removeDelivery);

/** Saves where the description lies, and looks at it. */
export async function setUpDeliveryAction(state: FormState, form: FormData): Promise<FormState> {
  return setUp(state, form);
}

/** Asks for no description until it is resumed. */
export async function pauseDeliveryAction(state: FormState, form: FormData): Promise<FormState> {
  return pause(state, form);
}

/** Asks for descriptions again. */
export async function resumeDeliveryAction(state: FormState, form: FormData): Promise<FormState> {
  return resume(state, form);
}

/** Looks at the description at once. */
export async function checkDeliveryAction(state: FormState, form: FormData): Promise<FormState> {
  return check(state, form);
}

/** Ends continuous delivery. */
export async function removeDeliveryAction(form: FormData): Promise<{ error?: string }> {
  return remove(form);
}
