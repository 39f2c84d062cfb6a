import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAllowedAddress, PUBLIC_ADDRESSES_ONLY, parseAllowedRanges } from "./address-policy.ts";

const refusedByDefault = {
  "private 10/8": "10.1.2.3",
  "private 172.16/12, first": "172.16.0.0",
  "private 172.16/12, last": "172.31.255.255",
  "private 192.168/16": "192.168.0.1",
  loopback: "127.0.0.1",
  "loopback, elsewhere in the block": "127.255.0.9",
  "link-local": "169.254.10.10",
  "cloud metadata": "169.254.169.254",
  "cloud metadata of Azure": "168.63.129.16",
  "cloud metadata over IPv6": "fd00:ec2::254",
  "this network": "0.0.0.0",
  "carrier-grade NAT": "100.64.0.1",
  broadcast: "255.255.255.255",
  multicast: "224.0.0.1",
  "reserved for the future": "240.0.0.1",
  "documentation 1": "192.0.2.1",
  "documentation 2": "198.51.100.1",
  "documentation 3": "203.0.113.1",
  benchmarking: "198.18.0.1",
  "IETF protocol assignments": "192.0.0.192",
  "IPv6 loopback": "::1",
  "IPv6 unspecified": "::",
  "IPv6 link-local": "fe80::1",
  "IPv6 link-local with zone": "fe80::1%eth0",
  "IPv6 site-local": "fec0::1",
  "IPv6 unique-local": "fd12:3456::1",
  "IPv6 multicast": "ff02::1",
  "IPv6 documentation": "2001:db8::1",
  "IPv6 documentation, new": "3fff::1",
  "IPv6 discard": "100::1",
  "IPv6 outside 2000::/3": "4000::1",
  Teredo: "2001:0:4136:e378:8000:63bf:3fff:fdd2",
  "IPv4-compatible": "::7f00:1",
  "IPv4-compatible, dotted": "::8.8.8.8",
  "IPv4-mapped loopback": "::ffff:127.0.0.1",
  "IPv4-mapped loopback in hex": "::ffff:7f00:1",
  "IPv4-translated": "::ffff:0:7f00:1",
  "NAT64 of a private address": "64:ff9b::a00:1",
  "NAT64 of the metadata service": "64:ff9b::a9fe:a9fe",
  "local-use NAT64": "64:ff9b:1::808:808",
  "6to4 of a private address": "2002:c0a8:1::1",
  "not an address": "example.org",
  "decimal spelling": "2130706433",
  "octal spelling": "0177.0.0.1",
  "short spelling": "127.1",
  "IPv6 in brackets": "[::1]",
  empty: "",
};

describe("isAllowedAddress", () => {
  it.each(Object.entries(refusedByDefault))("refuses %s", (_name, ip) => {
    expect(isAllowedAddress(ip, 443, PUBLIC_ADDRESSES_ONLY)).toBe(false);
  });

  it.each([
    "8.8.8.8",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "100.128.0.0",
    "2001:4860:4860::8888",
    "2a00:1450::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
    "2002:808:808::1",
  ])("lets the public address %s pass", (ip) => {
    expect(isAllowedAddress(ip, 443, PUBLIC_ADDRESSES_ONLY)).toBe(true);
  });

  it("lets pass what the operator allows, on the port the operator names, and nothing beside it", () => {
    const policy = { allowedRanges: parseAllowedRanges("127.0.0.1/32:3000,[::1]/128:3000,10.0.0.0/8") };
    expect(isAllowedAddress("127.0.0.1", 3000, policy)).toBe(true);
    expect(isAllowedAddress("127.0.0.1", 3001, policy)).toBe(false);
    expect(isAllowedAddress("127.0.0.2", 3000, policy)).toBe(false);
    expect(isAllowedAddress("::1", 3000, policy)).toBe(true);
    expect(isAllowedAddress("::1", 80, policy)).toBe(false);
    expect(isAllowedAddress("10.200.0.1", 1, policy)).toBe(true);
    expect(isAllowedAddress("11.0.0.1", 80, policy)).toBe(true);
    expect(isAllowedAddress("192.168.0.1", 80, policy)).toBe(false);
  });

  it("sees through the mapped spelling of an allowed address", () => {
    const policy = { allowedRanges: parseAllowedRanges("127.0.0.1:3000") };
    expect(isAllowedAddress("::ffff:127.0.0.1", 3000, policy)).toBe(true);
    expect(isAllowedAddress("::ffff:127.0.0.1", 3001, policy)).toBe(false);
  });

  it("takes a range written in the mapped spelling for the range it maps", () => {
    const policy = { allowedRanges: parseAllowedRanges("[::ffff:10.0.0.0]/104:80") };
    expect(isAllowedAddress("10.9.9.9", 80, policy)).toBe(true);
    expect(isAllowedAddress("10.9.9.9", 81, policy)).toBe(false);
  });

  it("lets the operator allow the metadata service, on purpose", () => {
    const policy = { allowedRanges: parseAllowedRanges("169.254.169.254, fd00:ec2::254") };
    expect(isAllowedAddress("169.254.169.254", 80, policy)).toBe(true);
    expect(isAllowedAddress("fd00:ec2::254", 80, policy)).toBe(true);
    expect(isAllowedAddress("169.254.169.253", 80, policy)).toBe(false);
  });

  it("judges every IPv4 address and its mapped, NAT64 and 6to4 forms alike", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.integer({ min: 1, max: 65535 }), (ip, port) => {
        const verdict = isAllowedAddress(ip, port, PUBLIC_ADDRESSES_ONLY);
        const octets = ip.split(".").map((octet) => Number(octet).toString(16).padStart(2, "0"));
        const [high, low] = [octets.slice(0, 2).join(""), octets.slice(2).join("")];
        for (const spelling of [`::ffff:${ip}`, `64:ff9b::${ip}`, `2002:${high}:${low}::1`]) {
          expect(isAllowedAddress(spelling, port, PUBLIC_ADDRESSES_ONLY)).toBe(verdict);
        }
      }),
    );
  });
});

describe("parseAllowedRanges", () => {
  it("reads addresses and blocks, with and without port", () => {
    expect(
      parseAllowedRanges(" 127.0.0.1/32:3000 , [::1]/128:3000,10.0.0.0/8, ::1, [fd00::]/8,127.0.0.1:80,"),
    ).toEqual([
      { network: "127.0.0.1", prefixLength: 32, port: 3000 },
      { network: "::1", prefixLength: 128, port: 3000 },
      { network: "10.0.0.0", prefixLength: 8, port: null },
      { network: "::1", prefixLength: 128, port: null },
      { network: "fd00::", prefixLength: 8, port: null },
      { network: "127.0.0.1", prefixLength: 32, port: 80 },
    ]);
    expect(parseAllowedRanges("")).toEqual([]);
    expect(parseAllowedRanges("0.0.0.0/0")).toEqual([{ network: "0.0.0.0", prefixLength: 0, port: null }]);
  });

  it.each([
    ["localhost", /neither an address nor a CIDR block/],
    ["10.0.0.0/8/9", /neither/],
    ["10.0.0/8", /neither/],
    ["[127.0.0.1]:80", /neither/],
    ["[::1", /neither/],
    ["10.0.0.0/33", /prefix longer than 32 bits/],
    ["::/129", /prefix longer than 128 bits/],
    ["127.0.0.1:0", /port that is not between/],
    ["127.0.0.1:70000", /port that is not between/],
    ["127.0.0.1:", /neither/],
    ["192.168.1.5/24", /first address of the network/],
    ["fd00::1/8", /first address of the network/],
  ])("refuses %s", (text, reason) => {
    expect(() => parseAllowedRanges(`10.0.0.0/8, ${text}`)).toThrow(reason);
    expect(() => parseAllowedRanges(text)).toThrow(`"${text}"`);
  });

  it("allows at least the network address it was given", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: 1, max: 65535 }), (ip, port) => {
        const range = ip.includes(":") ? `[${ip}]:${port}` : `${ip}:${port}`;
        expect(isAllowedAddress(ip, port, { allowedRanges: parseAllowedRanges(range) })).toBe(true);
      }),
    );
  });
});
