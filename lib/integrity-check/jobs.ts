/** The jobs of integrity checks. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Downloads, measures and compares one image. A worker that dies in the middle is noticed by its missing heartbeat. */
export const runIntegrityCheckJob = defineJob({
  name: "run-integrity-check",
  purpose: "Downloads one image, measures and hashes it, and compares it with what its maintainers declared.",
  payload: z.object({ checkId: z.uuid() }),
  key: ({ checkId }) => checkId,
  expireInSeconds: 7 * 3600,
  heartbeatSeconds: 15,
  concurrency: 2,
});

/** A check has ended: whoever waits for it goes on. What that is, lib/worker/registry.ts says. */
export const integrityCheckEndedJob = defineJob({
  name: "integrity-check-ended",
  purpose:
    "Tells what waits for an integrity check that it has ended, such as a version that publishes by itself.",
  payload: z.object({ imageId: z.uuid() }),
  concurrency: 1,
});

/** Finds checks that no job works on any more and queues them again. */
export const sweepIntegrityChecksJob = defineJob({
  name: "sweep-integrity-checks",
  purpose: "Finds integrity checks that no job works on any more and queues them again.",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
});
