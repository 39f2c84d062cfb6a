/** The jobs of mail. */
import { z } from "zod";
import { defineJob } from "#lib/platform/jobs/define-job.ts";

/** Hands one message of the outbox to the mail server; a server that is away is tried for a day. */
export const sendMailJob = defineJob({
  name: "send-mail",
  purpose: "Hands one message of the outbox to the mail server; a server that is away is tried for a day.",
  payload: z.object({ mailId: z.uuid() }),
  key: ({ mailId }) => mailId,
  // The delay between attempts grows to five minutes.
  retryLimit: 300,
  expireInSeconds: 120,
});

/** Finds messages that no job works on any more and queues them again. */
export const sweepOutboxJob = defineJob({
  name: "sweep-outbox",
  purpose:
    "Finds messages that still wait, such as those written before there was a mail server, and queues them again.",
  payload: z.object({}),
  schedule: "*/10 * * * *",
  concurrency: 1,
});
