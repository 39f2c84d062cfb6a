/** What the forms about problems send. The browser may import this file. */
import { z } from "zod";
import { optionalText, requiredEmail, requiredText } from "#lib/platform/form-fields.ts";
import { PROBLEM_REASONS } from "./problem.ts";

export const PROBLEM_LENGTH = 2000;
export const NOTE_LENGTH = 1000;

export const reportProblemSchema = z
  .object({
    slug: z.string(),
    reason: z.enum(PROBLEM_REASONS, { error: "Choose what is wrong." }),
    comment: optionalText("The description", { max: PROBLEM_LENGTH }),
    /** Of somebody who is not signed in and wants to be told what becomes of it. */
    email: z
      .literal("")
      .transform(() => null)
      .or(requiredEmail("The address"))
      .nullish()
      .transform((email) => email ?? null),
  })
  .refine(({ reason, comment }) => reason !== "other" || comment !== null, {
    error: "Say what is wrong: the reason alone does not tell.",
    path: ["comment"],
  });
export type ReportProblemInput = z.output<typeof reportProblemSchema>;

export const settleProblemSchema = z.object({
  problemId: z.uuid(),
  outcome: z.enum(["resolved", "dismissed"], { error: "Choose how it ends." }),
  note: requiredText("The note", { max: NOTE_LENGTH }),
});
export type SettleProblemInput = z.output<typeof settleProblemSchema>;
