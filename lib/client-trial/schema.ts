/** What the page of a trial sends. */
import { z } from "zod";
import { EDITIONS } from "./edition.ts";

export const chooseEditionSchema = z.object({
  slug: z.string(),
  edition: z.enum(EDITIONS, "Choose one of the editions."),
});

/** A provider's trial as a whole. */
export const trialSchema = z.object({ slug: z.string() });
