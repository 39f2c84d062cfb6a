/** The jobs of the catalogue. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Does what triggers left to do. */
export const refreshCatalogueJob = defineJob({
  name: "refresh-catalogue",
  purpose:
    "Refreshes the search after changes that concern hundreds of appliances, and the words and counts of the whole catalogue.",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
});

/** Makes every row anew. */
export const rebuildCatalogueJob = defineJob({
  name: "rebuild-catalogue",
  purpose:
    "Makes the search’s copy of every appliance anew, and forgets providers that fetch no list any more.",
  payload: z.object({}),
  schedule: "40 2 * * *",
  concurrency: 1,
  expireInSeconds: 3600,
});
