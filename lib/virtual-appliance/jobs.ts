/** The jobs of appliances. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Signs the list of an appliance's latest version. */
export const signApplianceListJob = defineJob({
  name: "sign-appliance-list",
  purpose: "Signs the list of an appliance’s latest version.",
  payload: z.object({ versionId: z.uuid() }),
  key: ({ versionId }) => versionId,
  concurrency: 1,
});
