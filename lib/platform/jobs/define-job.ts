/**
 * What a job is: a name, a payload schema, and how it is retried. Who enqueues it needs no more; what it does is bound
 * to it in lib/worker/registry.ts, so that the web process never loads a handler.
 */
import type { z } from "zod";

/** A job that can be enqueued; see `lib/<noun>/jobs.ts`. */
export type JobDefinition<Payload> = {
  /** Name of its queue, kebab-case. */
  name: string;
  /** What it does and why, in a sentence; for administrators. */
  purpose: string;
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
};

/** Does the job; `signal` fires when the worker shuts down. */
export type JobHandler<Payload> = (payload: Payload, signal: AbortSignal) => Promise<void>;

/** A job with what does it. */
export type BoundJob = {
  definition: JobDefinition<never>;
  /** Imported at the first job, not at start. */
  load: () => Promise<JobHandler<never>>;
};

const DEFAULTS = { retryLimit: 5, expireInSeconds: 300, heartbeatSeconds: 20, concurrency: 2 };

/** Completes a job definition with the usual limits. */
export function defineJob<Payload>(
  job: Pick<JobDefinition<Payload>, "name" | "purpose" | "payload"> & Partial<JobDefinition<Payload>>,
): JobDefinition<Payload> {
  return { ...DEFAULTS, ...job };
}

/** Binds a definition to its handler; the types of both must agree. */
export function bindJob<Payload>(
  definition: JobDefinition<Payload>,
  load: () => Promise<JobHandler<Payload>>,
): BoundJob {
  return { definition, load } as unknown as BoundJob;
}
