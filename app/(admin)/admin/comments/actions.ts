"use server";

import { dialogAction } from "#app/_transport/form-action.ts";
import { moderateRating } from "#lib/rating/moderate-rating.ts";
import { moderateRatingSchema } from "#lib/rating/schema.ts";

const moderate = dialogAction(moderateRatingSchema, moderateRating);

/** Hides a comment, or keeps it. */
export async function moderateRatingAction(form: FormData): Promise<{ error?: string }> {
  return moderate(form);
}
