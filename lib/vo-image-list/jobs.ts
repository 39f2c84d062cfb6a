/** The jobs of VO image lists. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Signs a frozen revision. */
export const signRevisionJob = defineJob({
  name: "sign-revision",
  payload: z.object({ revisionId: z.uuid() }),
  key: ({ revisionId }) => revisionId,
  concurrency: 1,
  handler: async () => {
    const [{ signRevision }, { getWorkerSigner }] = await Promise.all([
      import("./sign-revision.ts"),
      import("#lib/list-signing/worker-signer.ts"),
    ]);
    return async ({ revisionId }) => signRevision(revisionId, await getWorkerSigner());
  },
});

/** Signs every list again that is about to run out, and what a lost job left unsigned. */
export const renewSigningsJob = defineJob({
  name: "renew-signings",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
  handler: async () => {
    const { renewSignings } = await import("./renew-signings.ts");
    return () => renewSignings();
  },
});
