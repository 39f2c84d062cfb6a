/** From where a token may be used: ranges of addresses in CIDR form (RFC 4632, RFC 4291 section 2.3). */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** `::ffff:a.b.c.d` stands for the IPv4 address (RFC 4291 section 2.5.5.2): this many bits of it are not of that. */
const MAPPED_PREFIX = 96;

/**
 * A range as it is stored: the network's first address, a slash, and its length. A single address is a range of one;
 * bits of the host are dropped; IPv4 written as IPv6 becomes IPv4.
 *
 * @returns null when the text is no such range
 */
export function normaliseRange(text: string): string | null {
  const [, host = "", bits] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
  const address = parseAddress(host);
  if (!address) return null;
  const isMapped = address instanceof ipaddr.IPv4 && isIP(host) === 6;
  const whole = isIP(host) === 6 ? 128 : 32;
  const written = bits === undefined ? whole : Number(bits);
  if (written > whole || (isMapped && written < MAPPED_PREFIX)) return null;
  const length = isMapped ? written - MAPPED_PREFIX : written;
  return `${firstOf(address, length)}/${length}`;
}

/**
 * May a client at this address use a token with these ranges? Without ranges everybody may; with ranges nobody whose
 * address is not known.
 *
 * @param ranges as `normaliseRange` gives them
 */
export function isWithinRanges(address: string | null | undefined, ranges: readonly string[]): boolean {
  if (ranges.length === 0) return true;
  const client = parseAddress(address ?? "");
  return client !== null && ranges.some((range) => contains(range, client));
}

function contains(range: string, client: Address): boolean {
  try {
    const [network, length] = ipaddr.parseCIDR(range);
    return network.kind() === client.kind() && client.match(network, length);
  } catch {
    // Never stored by us: a range that cannot be read lets nobody in.
    return false;
  }
}

/** IPv4 also where it is written as IPv6; null for what is no address. Zones (RFC 4007) name an interface, not a place. */
function parseAddress(text: string): Address | null {
  const [plain = ""] = text.trim().split("%");
  if (isIP(plain) === 4) return ipaddr.IPv4.parse(plain);
  if (isIP(plain) !== 6) return null;
  // Rewritten in hexadecimal first: the parser would take ::a.b.c.d (RFC 4291 section 2.5.5.1) for ::ffff:a.b.c.d.
  const address = ipaddr.IPv6.parse(new URL(`http://[${plain}]`).hostname.slice(1, -1));
  return address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

function firstOf(address: Address, length: number): string {
  return address instanceof ipaddr.IPv4
    ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${length}`).toString()
    : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${length}`).toRFC5952String();
}
