"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { restoreRevision } from "#lib/vo-image-list/restore-revision.ts";
import { restoreRevisionSchema } from "#lib/vo-image-list/schema.ts";

const restore = formAction(restoreRevisionSchema, restoreRevision, ({ vo }) => paths.draft(vo));

/** Makes the revision the draft again and goes there. */
export async function restoreRevisionAction(state: FormState, form: FormData): Promise<FormState> {
  return restore(state, form);
}
