"use server";

import { formAction } from "#app/_transport/form-action.ts";
import { markRead } from "#lib/notification/mark-read.ts";
import { markReadSchema } from "#lib/notification/schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const mark = formAction(markReadSchema, markRead);

/** Remembers that everything that the page showed was read. */
export async function markReadAction(state: FormState, form: FormData): Promise<FormState> {
  return mark(state, form);
}
