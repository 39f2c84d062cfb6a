"use server";

import { dialogAction } from "#app/_transport/form-action.ts";
import { settleProblemSchema } from "#lib/problem-report/schema.ts";
import { settleProblem } from "#lib/problem-report/settle-problem.ts";

const settle = dialogAction(settleProblemSchema, settleProblem);

/** Ends a report with a note. */
export async function settleProblemAction(form: FormData): Promise<{ error?: string }> {
  return settle(form);
}
