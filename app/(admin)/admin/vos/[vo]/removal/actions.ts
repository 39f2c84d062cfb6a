"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { removeVo } from "#lib/vo-removal/remove-vo.ts";
import { restoreVo } from "#lib/vo-removal/restore-vo.ts";
import { removeVoSchema, restoreVoSchema } from "#lib/vo-removal/schema.ts";

const remove = formAction(removeVoSchema, removeVo, ({ vo }) => paths.adminVoRemoval(vo));
const restore = dialogAction(restoreVoSchema, restoreVo, ({ vo }) => paths.adminVo(vo));

/** Removes the VO, and shows how it stands. */
export async function removeVoAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form);
}

/** Brings it back, and goes to its page. */
export async function restoreVoAction(form: FormData): Promise<{ error?: string }> {
  return restore(form);
}
