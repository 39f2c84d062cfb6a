/** What forms and programs send about continuous delivery. The browser may import this file. */
import { z } from "zod";
import { optionalUrl } from "#lib/platform/form-fields.ts";

export const setUpDeliverySchema = z.object({
  slug: z.string(),
  url: optionalUrl("The address").refine((url) => url !== null, "Give the address of the description."),
});
export type SetUpDelivery = { slug: string; url: string | null };

export const deliveryRefSchema = z.object({ slug: z.string(), version: z.string().min(1).max(40) });
/** Besides its address, everything that is sent is the description. */
export const pushDeliverySchema = deliveryRefSchema.loose();
