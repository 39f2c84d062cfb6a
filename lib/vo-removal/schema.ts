/** What the forms about the removal of a VO send. The browser may import this file: it holds shapes and sentences only. */
import { z } from "zod";
import { requiredText } from "#lib/platform/form-fields.ts";

const REASON_LENGTH = 1000;

/** Asks for the day only where the list is to stop on one. */
export const removeVoSchema = z
  .object({
    vo: z.string(),
    reason: requiredText("The reason", { max: REASON_LENGTH }),
    ending: z.enum(["on_day", "now"], { error: "Choose when the list stops." }),
    /** As browsers send it: `2026-12-27`; 0:00 UTC of that day. */
    day: z.string().trim().default(""),
    /** The VO's name, as typed. */
    confirmation: z.string().trim().default(""),
  })
  .transform(({ ending, day, ...rest }, context) => {
    if (ending === "now") return { ...rest, endsAt: null };
    const endsAt = /^\d{4}-\d{2}-\d{2}$/.test(day) ? new Date(`${day}T00:00:00Z`) : null;
    if (endsAt && !Number.isNaN(endsAt.getTime())) return { ...rest, endsAt };
    context.addIssue({ code: "custom", path: ["day"], message: "Choose the day on which the list stops." });
    return z.NEVER;
  });

/** `endsAt` null: at once. */
export type RemoveVo = z.output<typeof removeVoSchema>;

export const restoreVoSchema = z.object({ vo: z.string() });
