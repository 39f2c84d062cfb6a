/** The jobs of trials. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Signs the editions of a provider's trial. */
export const prepareEditionsJob = defineJob({
  name: "prepare-trial-editions",
  purpose: "Signs the lists with which a provider tries what its client checks.",
  payload: z.object({ providerId: z.uuid() }),
  key: ({ providerId }) => providerId,
  concurrency: 1,
});

/** Forgets old requests, and asks again for what a lost job left unsigned. */
export const sweepTrialsJob = defineJob({
  name: "sweep-client-trials",
  purpose: "Forgets which requests came for lists that clients are tried with, after a month.",
  payload: z.object({}),
  schedule: "*/5 * * * *",
  concurrency: 1,
});
