/** From which network address a request comes, when proxies may stand between. */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { parseAllowedRanges } from "#lib/platform/net/address-policy.ts";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** Tells whether an address belongs to a proxy whose word is taken. */
export type TrustedProxies = (address: string) => boolean;

/**
 * @param ranges CIDR ranges or addresses, checked with the settings
 */
export function readTrustedProxies(ranges: readonly string[]): TrustedProxies {
  const networks = parseAllowedRanges(ranges.join(",")).map(
    ({ network, prefixLength }) => [ipaddr.parse(network), prefixLength] as const,
  );
  return (text) => {
    const address = parseAddress(text);
    if (!address) return false;
    return networks.some(
      ([network, prefixLength]) => network.kind() === address.kind() && address.match(network, prefixLength),
    );
  };
}

/**
 * The address of the client: that of the socket or, where this is a trusted proxy's, the right-most address of
 * `X-Forwarded-For` that is not one. What stands left of it anybody can have written.
 *
 * @param socketAddress as Node tells it; undefined once the connection is gone
 * @param forwardedFor `X-Forwarded-For`, several of them joined by commas
 * @returns IPv4 in dotted decimal, IPv6 as RFC 5952 writes it; null when it is not known
 */
export function findClientAddress(
  socketAddress: string | undefined,
  forwardedFor: string,
  isTrusted: TrustedProxies,
): string | null {
  let client = normaliseAddress(socketAddress ?? "");
  const hops = forwardedFor.split(",").reverse();
  for (const hop of hops) {
    if (client === null || !isTrusted(client)) return client;
    const before = normaliseAddress(hop);
    // A proxy that does not say whence it had the request is the last one that can be named.
    if (before === null) return client;
    client = before;
  }
  return client;
}

/**
 * One spelling for each address: IPv4 mapped into IPv6 is IPv4, zones and ports are dropped.
 *
 * @returns null for what is no address
 */
export function normaliseAddress(text: string): string | null {
  return parseAddress(text)?.toString() ?? null;
}

function parseAddress(text: string): Address | null {
  const [, bracketed, withPort] =
    /^\[([^\]]*)\](?::\d+)?$|^(\d+\.\d+\.\d+\.\d+):\d+$/.exec(text.trim()) ?? [];
  const [bare = ""] = (bracketed ?? withPort ?? text.trim()).split("%");
  if (isIP(bare) === 0) return null;
  return ipaddr.process(bare);
}
