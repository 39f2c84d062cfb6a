/** The jobs of VO image lists. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Signs a frozen revision. */
export const signRevisionJob = defineJob({
  name: "sign-revision",
  payload: z.object({ revisionId: z.uuid() }),
  key: ({ revisionId }) => revisionId,
  concurrency: 1,
});

/** Signs every list again that is about to run out, and what a lost job left unsigned. */
export const renewSigningsJob = defineJob({
  name: "renew-signings",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
});
