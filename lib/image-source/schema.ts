/** Input shapes of the use cases about image files elsewhere. */
import { z } from "zod";

export const publishedImageRefSchema = z.object({
  slug: z.string(),
  version: z.string(),
  identifier: z.uuid(),
});
