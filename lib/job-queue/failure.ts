/** What a job that failed left behind. */
import { z } from "zod";

/** An error as pg-boss keeps it, or its own note when nobody was left to throw one. */
const outputSchema = z.union([
  z.object({ message: z.string(), name: z.string().optional(), stack: z.string().optional() }),
  z.object({ value: z.object({ message: z.string() }) }).transform(({ value }) => value),
  z.object({ value: z.string() }).transform(({ value }) => ({ message: value })),
]);

const NO_REASON = "It left no reason behind.";

/** What pg-boss notes, in the words of who reads it. */
const NOTES: Readonly<Record<string, string>> = {
  "job timed out": "It took longer than this job may take.",
  "job heartbeat timeout": "The worker that did it has died.",
};

export type Failure = {
  /** One sentence or so. */
  message: string;
  /** Where in the program; null when it is not known. */
  trace: string | null;
};

/** Reads a job's output after it failed; what cannot be read is said to be so. */
export function readFailure(output: unknown): Failure {
  const { data } = outputSchema.safeParse(output);
  if (!data) return { message: NO_REASON, trace: null };
  const message = data.message.trim();
  const stack = "stack" in data ? data.stack : undefined;
  return { message: NOTES[message] ?? (message || NO_REASON), trace: stack ?? null };
}
