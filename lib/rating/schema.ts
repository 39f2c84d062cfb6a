/** What the forms about ratings send. */
import { z } from "zod";
import { optionalText, requiredText } from "#lib/platform/form-fields.ts";
import { ANSWER_LENGTH, COMMENT_LENGTH, REASON_LENGTH } from "./lengths.ts";

export const rateApplianceSchema = z.object({
  slug: z.string(),
  stars: z
    .string({ error: "Choose from one star to five." })
    .regex(/^[1-5]$/, "Choose from one star to five.")
    .transform(Number),
  comment: optionalText("The comment", { max: COMMENT_LENGTH }),
});
export type RateApplianceInput = z.output<typeof rateApplianceSchema>;

export const withdrawRatingSchema = z.object({ slug: z.string() });

export const answerRatingSchema = z.object({
  ratingId: z.uuid(),
  /** Empty: there shall be none any more. */
  answer: optionalText("The answer", { max: ANSWER_LENGTH }),
});
export type AnswerRatingInput = z.output<typeof answerRatingSchema>;

export const reportRatingSchema = z.object({
  ratingId: z.uuid(),
  reason: requiredText("The reason", { max: REASON_LENGTH }),
});
export type ReportRatingInput = z.output<typeof reportRatingSchema>;

export const moderateRatingSchema = z.object({
  ratingId: z.uuid(),
  decision: z.enum(["hide", "keep"], { error: "Choose whether to hide or to keep it." }),
  reason: requiredText("The reason", { max: REASON_LENGTH }),
});
export type ModerateRatingInput = z.output<typeof moderateRatingSchema>;
