/** The jobs of continuous delivery. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

export const runDeliveryJob = defineJob({
  name: "run-delivery",
  purpose: "Makes a working version from a description of its author, and has it checked and published.",
  payload: z.object({ deliveryId: z.string() }),
  key: ({ deliveryId }) => deliveryId,
  concurrency: 4,
});

/** Finds out what is due and what has ended, whatever was lost. */
export const sweepDeliveriesJob = defineJob({
  name: "sweep-deliveries",
  purpose: "Begins deliveries that are due, and ends those whose check or publication has ended.",
  payload: z.object({}),
  schedule: "* * * * *",
  concurrency: 1,
});
