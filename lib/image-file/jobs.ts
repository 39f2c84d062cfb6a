/** The jobs about uploaded image files. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

export const hashImageFileJob = defineJob({
  name: "hash-image-file",
  purpose: "Reads an uploaded file once more for its checksum, where its upload was interrupted.",
  payload: z.object({ fileId: z.string() }),
  key: ({ fileId }) => fileId,
  expireInSeconds: 6 * 3600,
  concurrency: 1,
});

export const sweepImageFilesJob = defineJob({
  name: "sweep-image-files",
  purpose: "Removes uploads that nobody goes on with, and uploaded files that no image uses.",
  payload: z.object({}),
  schedule: "17 * * * *",
  concurrency: 1,
});
