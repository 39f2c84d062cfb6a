/** The jobs of VO image lists. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Signs a frozen revision. */
export const signRevisionJob = defineJob({
  name: "sign-revision",
  purpose: "Signs a published revision of a VO image list.",
  payload: z.object({ revisionId: z.uuid() }),
  key: ({ revisionId }) => revisionId,
  concurrency: 1,
});

/** Tells those who follow a list that a revision of it is served. */
export const tellOfRevisionJob = defineJob({
  name: "tell-of-revision",
  purpose: "Tells those who follow an image list that a revision of it was published, and what left it.",
  payload: z.object({ revisionId: z.uuid() }),
  key: ({ revisionId }) => revisionId,
  concurrency: 1,
});

/** Signs every list again that is about to run out, and what a lost job left unsigned. */
export const renewSigningsJob = defineJob({
  name: "renew-signings",
  purpose: "Queues a signing for every list that is about to run out, and for what a lost job left unsigned.",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
});
