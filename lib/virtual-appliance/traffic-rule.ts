/**
 * What the network must let through to an image and from it, typed as one rule a line:
 *
 *     inbound tcp 22,8000-8010 from 192.0.2.0/24
 *     outbound icmp
 *
 * The browser may import this file.
 */
import { z } from "zod";

export const TRAFFIC_DIRECTIONS = ["inbound", "outbound"] as const;
/** Those of AppDB; `ipsec` stands for the protocols ESP and AH (RFC 4303, RFC 4302). */
export const TRAFFIC_PROTOCOLS = ["tcp", "udp", "icmp", "ipsec"] as const;
const MOST_TRAFFIC_RULES = 50;
const LAST_PORT = 65_535;
const MOST_PORTS = 30;
/** What a rule is about when it names no addresses. */
export const EVERYWHERE = "0.0.0.0/0";

const port = z.int().min(1).max(LAST_PORT);
/** As stored, and as the API gives it. */
export const trafficRuleSchema = z.object({
  direction: z.enum(TRAFFIC_DIRECTIONS),
  protocol: z.enum(TRAFFIC_PROTOCOLS),
  /** First and last port of each range, both included; empty for protocols without ports. */
  ports: z.array(z.tuple([port, port])),
  /** Addresses at the other end, in CIDR form. */
  range: z.string(),
});
export const trafficRulesSchema = z.array(trafficRuleSchema);
export type TrafficRule = z.output<typeof trafficRuleSchema>;

/** Do rules of that protocol name ports? */
export function hasPorts(protocol: string): boolean {
  return protocol === "tcp" || protocol === "udp";
}

/**
 * One rule.
 *
 * @returns the rule, or a sentence that says what to write instead
 */
export function parseTrafficRule(line: string): TrafficRule | string {
  const [directionWord = "", protocolWord = "", ...rest] = line.trim().toLowerCase().split(/\s+/);
  const direction = TRAFFIC_DIRECTIONS.find((known) => known === directionWord);
  if (!direction) return "Say first whether the traffic is inbound or outbound.";
  const protocol = TRAFFIC_PROTOCOLS.find((known) => known === protocolWord);
  if (!protocol) return `Choose one of the protocols ${TRAFFIC_PROTOCOLS.join(", ")}.`;
  const words = rest.filter((word) => word !== "from" && word !== "to");
  const portsWord = hasPorts(protocol) ? words.shift() : undefined;
  const [rangeWord = EVERYWHERE, ...tooMany] = words;
  if (tooMany.length > 0) {
    return hasPorts(protocol)
      ? "Write ports without blanks, such as 22,8000-8010, and one range of addresses at most."
      : `Rules for ${protocol} have no ports: leave them out.`;
  }
  const ports = hasPorts(protocol) ? parsePorts(portsWord ?? "") : [];
  if (typeof ports === "string") return ports;
  const range = parseRange(rangeWord);
  if (range === null) {
    return `“${rangeWord}” is no range of addresses. Write it such as 192.0.2.0/24 or 2001:db8::/32.`;
  }
  return { direction, protocol, ports, range };
}

/**
 * Rules typed one a line; empty lines do not count, and a rule that is there twice is there once.
 *
 * @returns the rules, or a sentence that names the first bad line
 */
export function parseTrafficRules(text: string): TrafficRule[] | string {
  const rules = new Map<string, TrafficRule>();
  for (const [index, line] of text.split("\n").entries()) {
    if (line.trim() === "") continue;
    const rule = parseTrafficRule(line);
    if (typeof rule === "string") return `Rule ${index + 1}: ${rule}`;
    rules.set(writeTrafficRule(rule), rule);
  }
  if (rules.size > MOST_TRAFFIC_RULES) return `At most ${MOST_TRAFFIC_RULES} rules can be given.`;
  return [...rules.values()];
}

/** The line that {@link parseTrafficRule} reads as this rule. */
export function writeTrafficRule({ direction, protocol, ports, range }: TrafficRule): string {
  const words: string[] = [direction, protocol];
  if (ports.length > 0) words.push(writePorts(ports));
  words.push(direction === "inbound" ? "from" : "to", range);
  return words.join(" ");
}

/** "22,8000-8010". */
export function writePorts(ports: TrafficRule["ports"], { between = "-", separator = "," } = {}): string {
  return ports
    .map(([first, last]) => (first === last ? `${first}` : `${first}${between}${last}`))
    .join(separator);
}

/** AppDB wrote ranges with a colon and separated them by semicolons: both are read, too. */
function parsePorts(text: string): TrafficRule["ports"] | string {
  if (!/\d/.test(text)) return "Give the ports, such as 22 or 22,8000-8010.";
  const ranges: TrafficRule["ports"] = [];
  for (const part of text.split(/[,;]/)) {
    const [, first = "", last = first] = /^(\d{1,5})(?:[-:](\d{1,5}))?$/.exec(part) ?? [];
    const range: [number, number] = [Number(first), Number(last)];
    if (first === "" || !range.every((number) => number >= 1 && number <= LAST_PORT)) {
      return `“${part}” is no port. Ports are numbers from 1 to ${LAST_PORT}, ranges such as 8000-8010.`;
    }
    if (range[0] > range[1]) return `“${part}” begins after its end: write the smaller port first.`;
    ranges.push(range);
  }
  return ranges.length > MOST_PORTS
    ? `Give at most ${MOST_PORTS} ports and ranges in one rule.`
    : joined(ranges);
}

/** In order, those that touch made one: the same ports are always written the same way. */
function joined(ranges: readonly [number, number][]): [number, number][] {
  const result: [number, number][] = [];
  for (const [first, last] of [...ranges].sort(([a], [b]) => a - b)) {
    const previous = result.at(-1);
    if (previous && first <= previous[1] + 1) previous[1] = Math.max(previous[1], last);
    else result.push([first, last]);
  }
  return result;
}

const anyRange = z.union([z.cidrv4(), z.cidrv6()]);
const anyAddress = z.union([z.ipv4(), z.ipv6()]);

/** A single address is a range of one. */
function parseRange(text: string): string | null {
  if (text === "any" || text === "anywhere" || text === "-") return EVERYWHERE;
  if (anyAddress.safeParse(text).success) return `${text}/${text.includes(":") ? 128 : 32}`;
  return anyRange.safeParse(text).success ? text : null;
}
