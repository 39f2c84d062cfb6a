/** The jobs of subscriptions. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Sends the digests that are due. */
export const sendDigestsJob = defineJob({
  name: "send-digests",
  purpose:
    "Sends those who follow image lists what has gathered for them, once a day or a week as they wish.",
  payload: z.object({}),
  schedule: "*/10 * * * *",
  concurrency: 1,
});
