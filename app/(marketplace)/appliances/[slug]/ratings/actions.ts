"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { answerRating } from "#lib/rating/answer-rating.ts";
import { rateAppliance } from "#lib/rating/rate-appliance.ts";
import { reportRating } from "#lib/rating/report-rating.ts";
import {
  answerRatingSchema,
  rateApplianceSchema,
  reportRatingSchema,
  withdrawRatingSchema,
} from "#lib/rating/schema.ts";
import { withdrawRating } from "#lib/rating/withdraw-rating.ts";

const rate = formAction(rateApplianceSchema, rateAppliance);
const withdraw = dialogAction(withdrawRatingSchema, withdrawRating);
const answer = dialogAction(answerRatingSchema, answerRating);
const report = dialogAction(reportRatingSchema, reportRating);

/** Rates the appliance, or changes one's rating. */
export async function rateApplianceAction(state: FormState, form: FormData): Promise<FormState> {
  return rate(state, form);
}

/** Takes one's rating back. */
export async function withdrawRatingAction(form: FormData): Promise<{ error?: string }> {
  return withdraw(form);
}

/** Answers a comment, changes the answer or takes it away. */
export async function answerRatingAction(form: FormData): Promise<{ error?: string }> {
  return answer(form);
}

/** Reports a comment to the moderators. */
export async function reportRatingAction(form: FormData): Promise<{ error?: string }> {
  return report(form);
}
