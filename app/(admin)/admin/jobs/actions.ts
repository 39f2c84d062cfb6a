"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import { removeJob } from "#lib/job-queue/remove-job.ts";
import { retryJob } from "#lib/job-queue/retry-job.ts";
import { jobRefSchema } from "#lib/job-queue/schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";

const retry = formAction(jobRefSchema, retryJob);
const remove = dialogAction(jobRefSchema, removeJob);

/** Gives a failed job one more attempt. */
export async function retryJobAction(state: FormState, form: FormData): Promise<FormState> {
  return retry(state, form);
}

/** Removes a failed job. */
export async function removeJobAction(form: FormData): Promise<{ error?: string }> {
  return remove(form);
}
