/** The jobs of saved searches. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Searches anew, and tells of what was not found before. */
export const lookForHitsJob = defineJob({
  name: "look-for-hits",
  purpose: "Makes every saved search again, and tells its person of what it finds for the first time.",
  payload: z.object({}),
  schedule: "*/10 * * * *",
  concurrency: 1,
});

/** Sends the digests that are due. */
export const sendSearchDigestsJob = defineJob({
  name: "send-search-digests",
  purpose: "Sends those who keep searches what was found for them, once a day or a week as they wish.",
  payload: z.object({}),
  schedule: "*/10 * * * *",
  concurrency: 1,
});
