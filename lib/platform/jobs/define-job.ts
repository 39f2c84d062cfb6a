/** What a job is: a name, a payload schema, how it is retried, and a handler that only the worker ever loads. */
import type { z } from "zod";

/** A job that can be enqueued; see `lib/<noun>/jobs.ts`. */
export type JobDefinition<Payload> = {
  /** Name of its queue, kebab-case. */
  name: string;
  payload: z.ZodType<Payload>;
  /** Attempts after the first. */
  retryLimit: number;
  /** Wall-clock limit of one attempt, in seconds. */
  expireInSeconds: number;
  /** A worker that has not been heard of for so long is taken for dead and the job goes to another. */
  heartbeatSeconds: number;
  /** How many of these one worker runs side by side. */
  concurrency: number;
  /** Cron expression in UTC, for jobs that come round by themselves with an empty payload. */
  schedule?: string;
  /** Jobs with the same key are one: a second is not queued while the first waits or runs. */
  key?: (payload: Payload) => string;
  /** Imported lazily, so that the web process never loads it. The signal fires when the worker shuts down. */
  handler: () => Promise<(payload: Payload, signal: AbortSignal) => Promise<void>>;
};

const DEFAULTS = { retryLimit: 5, expireInSeconds: 300, heartbeatSeconds: 20, concurrency: 2 };

/** Completes a job definition with the usual limits. */
export function defineJob<Payload>(
  job: Pick<JobDefinition<Payload>, "name" | "payload" | "handler"> & Partial<JobDefinition<Payload>>,
): JobDefinition<Payload> {
  return { ...DEFAULTS, ...job };
}
