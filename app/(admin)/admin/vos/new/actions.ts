"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { registerVo } from "#lib/vo/register-vo.ts";
import { newVoSchema } from "#lib/vo/schema.ts";

const create = formAction(newVoSchema, registerVo, ({ vo }) => paths.adminVo(vo));

/** Creates a VO and goes to where its groups and people are managed. */
export async function createVoAction(state: FormState, form: FormData): Promise<FormState> {
  return create(state, form);
}
