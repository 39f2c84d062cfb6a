/** The list of failures keeps its state in the address: `?queue=…&after=…`. */
import { paths } from "#lib/platform/paths.ts";

export type FailuresView = { queue?: string | null; after?: string | null };

/** Address of the jobs' page with failures of this queue only, and from this position on. */
export function failuresAddress({ queue, after }: FailuresView): string {
  const parameters = new URLSearchParams();
  if (queue) parameters.set("queue", queue);
  if (after) parameters.set("after", after);
  return parameters.size === 0 ? paths.adminJobs() : `${paths.adminJobs()}?${parameters}`;
}

/** Reads the state out of an address; whatever is odd counts as not given. */
export function readFailuresView(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
): FailuresView {
  const first = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value) || null;
  const queue = first(parameters.queue);
  return { queue: queue && /^[\w.-]{1,100}$/.test(queue) ? queue : null, after: first(parameters.after) };
}
