/** What the forms about requests to VOs send. The browser may import this file. */
import { z } from "zod";
import { optionalLine, optionalText } from "#lib/platform/form-fields.ts";
import { REQUEST_KINDS } from "./request-kind.ts";

/** As AppDB had them. */
export const REQUEST_LENGTH = { subject: 200, message: 1000 } as const;

export const sendListRequestSchema = z
  .object({
    slug: z.string(),
    kind: z.enum(REQUEST_KINDS, { error: "Choose what you ask for." }),
    /** Names of VOs; boxes of one name arrive as lines. */
    vos: z
      .string()
      .default("")
      .transform((text) => text.split("\n").filter(Boolean))
      .pipe(z.array(z.string().max(255)).min(1, "Choose at least one VO.").max(100)),
    subject: optionalLine("The subject", { max: REQUEST_LENGTH.subject }),
    message: optionalText("The message", { max: REQUEST_LENGTH.message }),
  })
  .superRefine(({ kind, subject, message }, context) => {
    if (kind !== "message") return;
    if (!subject)
      context.addIssue({
        code: "custom",
        path: ["subject"],
        message: "Say in a few words what it is about.",
      });
    if (!message) context.addIssue({ code: "custom", path: ["message"], message: "Write your message." });
  });
export type SendListRequestInput = z.output<typeof sendListRequestSchema>;

export const listRequestRefSchema = z.object({ requestId: z.uuid() });

export const answerListRequestSchema = listRequestRefSchema.extend({
  answer: z.enum(["accept", "decline"]),
  text: optionalText("The answer", { max: REQUEST_LENGTH.message }),
});
export type AnswerListRequestInput = z.output<typeof answerListRequestSchema>;
