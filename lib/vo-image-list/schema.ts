/** What the forms of the manager's desk send. */
import { z } from "zod";

export const voRefSchema = z.object({ vo: z.string() });

/** A change of one appliance in the draft. */
export const draftApplianceSchema = z.object({ vo: z.string(), applianceId: z.uuid() });

export const publishDraftSchema = z.object({
  vo: z.string(),
  comment: z
    .string()
    .trim()
    .min(1, "Say in a few words what changes and why: managers and sites will read it.")
    .max(500, "The comment must have at most 500 characters."),
  /** The state of the draft that the manager saw when deciding. */
  changeCount: z.coerce.number().int(),
});
export type PublishDraftInput = z.output<typeof publishDraftSchema>;

/** Which list, and to which provider it is opened or closed. */
export const openingSchema = z.object({
  vo: z.string(),
  providerId: z.uuid({ error: "Choose a provider." }),
});
