/** What a job that failed left behind. */
import { z } from "zod";

/** An error as pg-boss keeps it, or its own note when nobody was left to throw one. */
const outputSchema = z.union([
  z.object({ message: z.string(), name: z.string().optional(), stack: z.string().optional() }),
  z.object({ value: z.object({ message: z.string() }) }).transform(({ value }) => value),
  z.object({ value: z.string() }).transform(({ value }) => ({ message: value })),
]);

export type Failure = {
  /** One sentence or so. */
  message: string;
  /** Where in the program; null when it is not known. */
  trace: string | null;
};

/** Reads a job's output after it failed; what cannot be read is said to be so. */
export function readFailure(output: unknown): Failure {
  const { data } = outputSchema.safeParse(output);
  if (!data) return { message: "It left no reason behind.", trace: null };
  const stack = "stack" in data ? data.stack : undefined;
  return { message: data.message.trim() || "It left no reason behind.", trace: stack ?? null };
}
