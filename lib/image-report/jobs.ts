/** The job of image reports. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Makes reports that are missing or that older rules have made. */
export const sweepImageReportsJob = defineJob({
  name: "sweep-image-reports",
  purpose: "Makes image reports that are missing, or that were made by older rules.",
  payload: z.object({}),
  schedule: "*/5 * * * *",
  concurrency: 1,
});
