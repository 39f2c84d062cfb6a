"use server";

import { z } from "zod";
import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { getSettings } from "#lib/platform/env.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { createCalendarFeed } from "#lib/virtual-appliance/create-calendar-feed.ts";
import { removeCalendarFeed } from "#lib/virtual-appliance/remove-calendar-feed.ts";

const nothing = z.object({});
const create = formAction(nothing, createCalendarFeed, undefined, ({ secret }) => ({
  address: `${getSettings().baseUrl}${paths.calendar(secret)}`,
}));
const remove = dialogAction(nothing, removeCalendarFeed);

/** Makes the secret address of one's calendar, and shows it once. */
export async function createCalendarAction(state: FormState, form: FormData): Promise<FormState> {
  return create(state, form);
}

/** The address stops working. */
export async function removeCalendarAction(form: FormData): Promise<{ error?: string }> {
  return remove(form);
}
