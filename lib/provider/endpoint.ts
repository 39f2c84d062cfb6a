/**
 * Where the clouds of a provider are reached: for people who look for a site, and never asked by the service itself. Stored
 * as JSON. The browser may import this file.
 */
import { z } from "zod";
import { optionalLine, requiredLine } from "#lib/platform/form-fields.ts";

export const ENDPOINT_KINDS = ["OpenStack", "OpenNebula", "Incus or LXD", "Other"] as const;

/** One endpoint, as forms send it and as it is stored. */
export const endpointSchema = z.object({
  kind: z.enum(ENDPOINT_KINDS, { error: "Choose what kind of cloud it is." }),
  url: requiredLine("The address", { max: 500 }).superRefine((text, context) => {
    const message = findAddressProblem(text);
    if (message) context.addIssue({ code: "custom", message });
  }),
  /** Region, or whatever tells it from the others. */
  name: optionalLine("The region or name", { max: 100 }),
});
export type Endpoint = z.output<typeof endpointSchema>;

/** The stored list; what no longer fits is left out of what is shown. */
export function readEndpoints(stored: unknown): Endpoint[] {
  const rows = Array.isArray(stored) ? stored : [];
  return rows.flatMap((row) => {
    const parsed = endpointSchema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });
}

function findAddressProblem(text: string): string | null {
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) {
    return "The address must begin with https:// or http://.";
  }
  const { username, password } = new URL(text);
  return username || password
    ? "Leave the user and the password out of the address: everybody can see it."
    : null;
}
