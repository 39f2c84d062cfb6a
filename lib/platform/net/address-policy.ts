/**
 * Which network addresses the server may contact on behalf of a user who gave a URL.
 *
 * Pure. The rule is "public unicast only": everything that the IANA special-purpose registries
 * (RFC 6890) set aside is refused, so is the metadata service of a cloud, unless the operator has
 * named a range that allows it.
 */
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** A range of addresses an operator allows; `port` null stands for every port. */
export interface AllowedRange {
  readonly network: string;
  readonly prefixLength: number;
  readonly port: number | null;
}

/** What the operator decided. An empty list allows public addresses only. */
export interface AddressPolicy {
  readonly allowedRanges: readonly AllowedRange[];
}

/** The policy of a service whose operator has allowed nothing beyond public addresses. */
export const PUBLIC_ADDRESSES_ONLY: AddressPolicy = { allowedRanges: [] };

const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR("2000::/3"); // RFC 4291 section 2.4
const WELL_KNOWN_NAT64 = ipaddr.IPv6.parseCIDR("64:ff9b::/96"); // RFC 6052 section 2.1
const SIX_TO_FOUR = ipaddr.IPv6.parseCIDR("2002::/16"); // RFC 3056 section 2

// Public by its number, yet answered by the hypervisor of an Azure machine with secrets of that machine.
// 169.254.169.254 and fd00:ec2::254 need no entry: they are link-local and unique-local.
const METADATA_AT_PUBLIC_ADDRESS = ipaddr.IPv4.parse("168.63.129.16");

/**
 * Tells whether a connection to this address and port is permitted.
 *
 * @param ip address in the spelling a resolver or a socket gives (dotted decimal, or IPv6 without brackets);
 *   anything else is refused rather than guessed at
 * @param port TCP port, 1 to 65535
 */
export function isAllowedAddress(ip: string, port: number, policy: AddressPolicy): boolean {
  if (isIP(ip) === 0) return false;
  const address = parseAddress(ip);
  return isPermitted(isMapped(address) ? address.toIPv4Address() : address, port, policy);
}

function parseAddress(ip: string): Address {
  if (isIP(ip) === 4) return ipaddr.IPv4.parse(ip);
  // Rewritten in hexadecimal first: the parser would take ::a.b.c.d (RFC 4291 section 2.5.5.1) for ::ffff:a.b.c.d.
  const [withoutZone] = ip.split("%");
  return ipaddr.IPv6.parse(new URL(`http://[${withoutZone}]`).hostname.slice(1, -1));
}

function isMapped(address: Address): address is ipaddr.IPv6 {
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress();
}

function isPermitted(address: Address, port: number, policy: AddressPolicy): boolean {
  if (policy.allowedRanges.some((range) => covers(range, address, port))) return true;
  if (address instanceof ipaddr.IPv4) return isPublicIPv4(address);
  const embedded = embeddedIPv4(address);
  if (embedded !== null) return isPermitted(embedded, port, policy);
  return address.range() === "unicast" && address.match(GLOBAL_UNICAST);
}

function isPublicIPv4(address: ipaddr.IPv4): boolean {
  return address.range() === "unicast" && !address.match(METADATA_AT_PUBLIC_ADDRESS, 32);
}

/** The IPv4 address that a translator would be asked to contact, or null when there is none. */
function embeddedIPv4(address: ipaddr.IPv6): ipaddr.IPv4 | null {
  const bytes = address.toByteArray();
  if (address.match(WELL_KNOWN_NAT64)) return new ipaddr.IPv4(bytes.slice(12, 16));
  if (address.match(SIX_TO_FOUR)) return new ipaddr.IPv4(bytes.slice(2, 6));
  return null;
}

function covers(range: AllowedRange, address: Address, port: number): boolean {
  if (range.port !== null && range.port !== port) return false;
  const network = parseAddress(range.network);
  return network.kind() === address.kind() && address.match(network, range.prefixLength);
}

/**
 * Reads the operator's list of allowed ranges: comma-separated addresses or CIDR blocks, each optionally
 * with a port. IPv6 takes brackets around the address when a port follows.
 *
 * @param text for example `10.0.0.0/8, 127.0.0.1/32:3000, [::1]/128:3000`; empty gives no range
 * @throws Error with one sentence naming the entry that cannot be read
 */
export function parseAllowedRanges(text: string): AllowedRange[] {
  return text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "")
    .map(parseAllowedRange);
}

const ENTRY =
  /^(?:\[(?<bracketed>[^\]]*)\]|(?<plain>[^[\]/]*?))(?:\/(?<prefix>\d{1,3}))?(?::(?<port>\d{1,5}))?$/;

function parseAllowedRange(entry: string): AllowedRange {
  const parts = splitEntry(entry);
  if (parts === null || isIP(parts.address) === 0) {
    throw new Error(
      `The allowed address range "${entry}" is neither an address nor a CIDR block such as 10.0.0.0/8, 127.0.0.1/32:3000 or [::1]/128:3000.`,
    );
  }
  const network = parseAddress(parts.address);
  const addressBits = network.kind() === "ipv4" ? 32 : 128;
  const prefixLength = parts.prefix === null ? addressBits : Number(parts.prefix);
  const port = parts.port === null ? null : Number(parts.port);
  if (prefixLength > addressBits) {
    throw new Error(`The allowed address range "${entry}" has a prefix longer than ${addressBits} bits.`);
  }
  if (port !== null && (port < 1 || port > 65535)) {
    throw new Error(`The allowed address range "${entry}" has a port that is not between 1 and 65535.`);
  }
  requireNoBitsBeyondPrefix(entry, network, prefixLength);
  if (isMapped(network) && prefixLength >= 96) {
    return { network: network.toIPv4Address().toString(), prefixLength: prefixLength - 96, port };
  }
  return { network: network.toString(), prefixLength, port };
}

function splitEntry(entry: string): { address: string; prefix: string | null; port: string | null } | null {
  // Without brackets a colon belongs to the IPv6 address, never to a port.
  const bare = /^([^[\]/]+)(?:\/(\d{1,3}))?$/.exec(entry);
  if (bare?.[1] !== undefined && isIP(bare[1]) === 6) {
    return { address: bare[1], prefix: bare[2] ?? null, port: null };
  }
  const groups = ENTRY.exec(entry)?.groups;
  if (groups === undefined) return null;
  const { bracketed, plain, prefix, port } = groups;
  if (bracketed !== undefined && isIP(bracketed) !== 6) return null;
  return { address: bracketed ?? plain ?? "", prefix: prefix ?? null, port: port ?? null };
}

/** `192.168.1.5/24` may mean the host or the network: the operator is asked rather than given the wider one. */
function requireNoBitsBeyondPrefix(entry: string, network: Address, prefixLength: number): void {
  const isWithinPrefix = network
    .toByteArray()
    .every((byte, index) => (byte & (0xff >> Math.min(8, Math.max(0, prefixLength - index * 8)))) === 0);
  if (isWithinPrefix) return;
  throw new Error(
    `The allowed address range "${entry}" names a single host with a network's prefix; write the first address of the network, or a prefix of ${network.kind() === "ipv4" ? 32 : 128}.`,
  );
}
