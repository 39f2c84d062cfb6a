/** What the page that brings back an earlier state of the entry is asked for, and sends. The browser may import this file. */
import { z } from "zod";
import { RESTORABLE } from "./restoration-plan.ts";

const eventId = z.string().regex(/^\d{1,18}$/);

/** Parameters of its address. */
export const restorePreviewSchema = z.object({ event: eventId, what: z.enum(RESTORABLE) });

export const restoreSchema = z.object({
  slug: z.string(),
  eventId,
  what: z.enum(RESTORABLE),
  seen: z.string().max(30),
});
