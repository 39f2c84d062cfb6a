"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { editVo } from "#lib/vo/edit-vo.ts";
import { editVoSchema } from "#lib/vo/schema.ts";

const edit = formAction(editVoSchema, editVo, ({ vo }) => paths.vo(vo));

/** Saves what is told of the VO and goes back to its page. */
export async function editVoAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}
