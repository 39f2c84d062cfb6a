/** The jobs about image files that lie elsewhere. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Looks at the files of one server that are due, one after the other: jobs with one key never run side by side. */
export const lookAtSourcesJob = defineJob({
  name: "look-at-image-sources",
  purpose: "Asks one server whether the image files that lie there are still there and still the same.",
  payload: z.object({ host: z.string() }),
  key: ({ host }) => host,
  expireInSeconds: 3600,
  concurrency: 4,
});

/** Finds out what is due, whatever was lost. */
export const sweepImageSourcesJob = defineJob({
  name: "sweep-image-sources",
  purpose:
    "Finds image files elsewhere that are due to be looked at or read again, and tells maintainers what came of it.",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
});
