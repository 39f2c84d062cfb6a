/** Which requests of a trial came from the same client: operators may let several run at once. Pure. */

/** What tells clients apart. */
export type Asked = {
  /** Where it came from; null where that is not known. */
  address: string | null;
  /** `User-Agent`; empty when none was sent. */
  client: string;
};

/** One client with what it asked for, in the order of what was given. */
export type SeenClient<Request extends Asked> = {
  address: string | null;
  /** All names that it gave itself, in the order in which they came. */
  names: string[];
  requests: Request[];
};

/**
 * Some clients fetch the list with one program and the image with another (provider contract, section 5): cloudkeeper with
 * Faraday and Ruby's own, vmcatcher with Python's, which gives no name, and wget.
 */
const FAMILIES: readonly [program: RegExp, family: string][] = [
  [/^(faraday|ruby\b)/i, "cloudkeeper"],
  [/^(vmcatcher|wget\/|$)/i, "vmcatcher"],
];

/** Groups by address and name, those that came first before the others. */
export function groupByClient<Request extends Asked>(requests: readonly Request[]): SeenClient<Request>[] {
  const clients = new Map<string, SeenClient<Request>>();
  for (const request of requests) {
    const { address, client } = request;
    const name = client.trim();
    const family = FAMILIES.find(([program]) => program.test(name))?.[1] ?? name;
    const key = JSON.stringify([address, family]);
    const seen = clients.get(key) ?? { address, names: [], requests: [] };
    if (!seen.names.includes(name)) seen.names.push(name);
    seen.requests.push(request);
    clients.set(key, seen);
  }
  return [...clients.values()];
}
