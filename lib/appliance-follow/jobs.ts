/** The jobs of following appliances. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Sends the digests that are due. */
export const sendFollowDigestsJob = defineJob({
  name: "send-follow-digests",
  purpose: "Sends those who follow appliances what has gathered for them, once a day or a week as they wish.",
  payload: z.object({}),
  schedule: "*/10 * * * *",
  concurrency: 1,
});

/** Finds versions that have expired. */
export const tellOfExpiredJob = defineJob({
  name: "tell-of-expired",
  purpose: "Tells those who follow an appliance that its latest version has expired.",
  payload: z.object({}),
  schedule: "40 * * * *",
  concurrency: 1,
});
