"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { reportProblem } from "#lib/problem-report/report-problem.ts";
import { reportProblemSchema } from "#lib/problem-report/schema.ts";

const report = formAction(
  reportProblemSchema,
  reportProblem,
  ({ slug }) => `${paths.reportProblem(slug)}?sent`,
);

/** Sends the report, and says so. */
export async function reportProblemAction(state: FormState, form: FormData): Promise<FormState> {
  return report(state, form);
}
