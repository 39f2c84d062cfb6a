/** What the page of one's news sends. */
import { z } from "zod";

/** ISO 8601, UTC. */
export const markReadSchema = z.object({ until: z.iso.datetime().transform((text) => new Date(text)) });
