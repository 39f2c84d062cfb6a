/** The jobs of the administration. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Looks whether lists are signed in time, and tells administrators when they are not. */
export const raiseAlarmsJob = defineJob({
  name: "raise-alarms",
  purpose: "Tells administrators when a list runs out, is not signed, or the signing certificate expires.",
  payload: z.object({}),
  schedule: "*/5 * * * *",
  concurrency: 1,
});
