/** What the forms about following appliances send. The browser may import this file. */
import { z } from "zod";
import { MAIL_RHYTHMS } from "#lib/notification/rhythm.ts";

/** What somebody who follows appliances may be told of. */
export const APPLIANCE_TOPICS = ["published", "stopped", "archived", "commented"] as const;
export type ApplianceTopic = (typeof APPLIANCE_TOPICS)[number];

export const followApplianceSchema = z.object({ slug: z.string() });

export const followWishSchema = z.object({
  /** Boxes of one name arrive as lines. */
  topics: z
    .string()
    .default("")
    .transform((text) => text.split("\n").filter(Boolean))
    .pipe(
      z
        .array(z.enum(APPLIANCE_TOPICS, { error: "Choose among what is offered." }))
        .min(1, "Choose at least one thing to be told of, or stop following the appliances."),
    ),
  rhythm: z.enum(MAIL_RHYTHMS, { error: "Choose how soon you want e-mail." }),
});
export type FollowWishInput = z.output<typeof followWishSchema>;

/** From the address in a message. */
export const endFollowMailSchema = z.object({ key: z.string() });
