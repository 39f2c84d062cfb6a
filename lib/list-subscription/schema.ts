/** What the form that follows a list sends. The browser may import this file. */
import { z } from "zod";
import { MAIL_RHYTHMS } from "#lib/notification/rhythm.ts";

/** What somebody who follows a list may be told of. */
export const LIST_TOPICS = ["published", "outdated", "expiring", "left"] as const;
export type ListTopic = (typeof LIST_TOPICS)[number];

export const followListSchema = z.object({
  vo: z.string(),
  /** Boxes of one name arrive as lines. */
  topics: z
    .string()
    .default("")
    .transform((text) => text.split("\n").filter(Boolean))
    .pipe(
      z
        .array(z.enum(LIST_TOPICS, { error: "Choose among what is offered." }))
        .min(1, "Choose at least one thing to be told of, or stop following the list."),
    ),
  rhythm: z.enum(MAIL_RHYTHMS, { error: "Choose how soon you want e-mail." }),
});
export type FollowListInput = z.output<typeof followListSchema>;

export const unfollowListSchema = z.object({ vo: z.string() });

/** From the address in a message. */
export const unsubscribeSchema = z.object({ key: z.string() });
