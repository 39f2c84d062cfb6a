/** What the forms about jobs send. */
import { z } from "zod";

/** Names a job: its queue and its identifier in it. */
export const jobRefSchema = z.object({
  queue: z.string().regex(/^[\w.-]{1,100}$/, "That is no queue."),
  jobId: z.uuid("That is no job."),
});
export type JobRef = z.output<typeof jobRefSchema>;
