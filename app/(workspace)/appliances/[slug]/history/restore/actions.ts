"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { restoreSchema } from "#lib/virtual-appliance/restoration-schema.ts";
import { restoreEntry } from "#lib/virtual-appliance/restore-entry.ts";

const restore = formAction(restoreSchema, restoreEntry, ({ slug }) => paths.applianceHistory(slug));

/** Brings the earlier state back and goes to the history, where that stands first. */
export async function restoreEntryAction(state: FormState, form: FormData): Promise<FormState> {
  return restore(state, form);
}
