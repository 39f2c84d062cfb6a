import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import {
  parseTrafficRule,
  parseTrafficRules,
  TRAFFIC_DIRECTIONS,
  TRAFFIC_PROTOCOLS,
  type TrafficRule,
  writeTrafficRule,
} from "./traffic-rule.ts";

describe("parseTrafficRule", () => {
  test.each([
    ["inbound tcp 22", "inbound tcp 22 from 0.0.0.0/0"],
    ["  INBOUND  TCP 22,80 from 192.0.2.0/24 ", "inbound tcp 22,80 from 192.0.2.0/24"],
    ["outbound udp 53 192.0.2.53", "outbound udp 53 to 192.0.2.53/32"],
    ["outbound udp 123 to 2001:db8::1", "outbound udp 123 to 2001:db8::1/128"],
    ["inbound tcp 8000:8010;22", "inbound tcp 22,8000-8010 from 0.0.0.0/0"],
    ["inbound tcp 80,81,82-90,85", "inbound tcp 80-90 from 0.0.0.0/0"],
    ["inbound tcp 1-65535 from anywhere", "inbound tcp 1-65535 from 0.0.0.0/0"],
    ["inbound icmp", "inbound icmp from 0.0.0.0/0"],
    ["inbound ipsec from ::/0", "inbound ipsec from ::/0"],
  ])("%j is %j", (line, written) => {
    const rule = parseTrafficRule(line);
    expect(typeof rule === "string" ? rule : writeTrafficRule(rule)).toBe(written);
  });

  test.each([
    ["", /inbound or outbound/],
    ["both tcp 22", /inbound or outbound/],
    ["inbound", /protocols tcp, udp, icmp, ipsec/],
    ["inbound sctp 22", /protocols/],
    ["inbound tcp", /Give the ports/],
    ["inbound tcp ?", /Give the ports/],
    ["inbound tcp from 192.0.2.0/24", /“192.0.2.0\/24” is no port/],
    ["inbound tcp 0", /“0” is no port/],
    ["inbound tcp 65536", /“65536” is no port/],
    ["inbound tcp 22-", /“22-” is no port/],
    ["inbound tcp 90-80", /begins after its end/],
    ["inbound tcp 22 80", /“80” is no range of addresses/],
    ["inbound tcp 22, 80 from 192.0.2.0/24", /is no port|without blanks/],
    ["inbound icmp 8 from 192.0.2.0/24", /have no ports/],
    ["inbound icmp from 192.0.2.0/33", /no range of addresses/],
    ["inbound icmp from host.example.org", /no range of addresses/],
    [`inbound tcp ${Array.from({ length: 31 }, (_, index) => index * 2 + 1).join(",")}`, /at most 30/],
  ])("%j is none", (line, complaint) => {
    expect(parseTrafficRule(line)).toEqual(expect.stringMatching(complaint));
  });

  const ports = fc.array(fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 })), {
    minLength: 1,
    maxLength: 8,
  });
  const rule = fc.record({
    direction: fc.constantFrom(...TRAFFIC_DIRECTIONS),
    protocol: fc.constantFrom(...TRAFFIC_PROTOCOLS),
    ports: ports.map((all) => all.map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)])),
    range: fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 })).map(([host, bits]) => `${host}/${bits}`),
  });

  it("reads back what it writes, and lets the same ports through as were given", () => {
    fc.assert(
      fc.property(rule, (given) => {
        const withPorts = given.protocol === "tcp" || given.protocol === "udp";
        const line = writeTrafficRule({ ...given, ports: withPorts ? given.ports : [] });
        const read = parseTrafficRule(line) as TrafficRule;
        expect(parseTrafficRule(writeTrafficRule(read))).toEqual(read);
        if (!withPorts) return;
        const lets = (all: TrafficRule["ports"], port: number) =>
          all.some(([first, last]) => first <= port && port <= last);
        for (const port of given.ports.flatMap(([first, last]) => [first - 1, first, last, last + 1])) {
          expect(lets(read.ports, port)).toBe(lets(given.ports, port));
        }
      }),
    );
  });

  it("reads whatever comes without failing", () => {
    const word = fc.oneof(fc.string(), fc.constantFrom("inbound", "tcp", "22", "from", "::/0", "icmp", "-"));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const read = parseTrafficRule(words.join(" "));
        if (typeof read !== "string") expect(parseTrafficRule(writeTrafficRule(read))).toEqual(read);
      }),
    );
  });
});

describe("parseTrafficRules", () => {
  it("reads a line each, passes over empty ones and keeps what is there twice once", () => {
    const rules = parseTrafficRules("inbound tcp 22\n\n inbound tcp 22 from 0.0.0.0/0\noutbound icmp\n");
    expect((rules as TrafficRule[]).map(writeTrafficRule)).toEqual([
      "inbound tcp 22 from 0.0.0.0/0",
      "outbound icmp to 0.0.0.0/0",
    ]);
    expect(parseTrafficRules("")).toEqual([]);
  });

  it("names the first bad line, and refuses too many", () => {
    expect(parseTrafficRules("inbound tcp 22\nnonsense")).toMatch(/^Rule 2: /);
    const many = Array.from({ length: 51 }, (_, index) => `inbound tcp ${index + 1}`).join("\n");
    expect(parseTrafficRules(many)).toBe("At most 50 rules can be given.");
  });
});
