import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWithinRanges, normaliseRange } from "./address-range.ts";

describe("normaliseRange", () => {
  test.each([
    ["192.0.2.17", "192.0.2.17/32"],
    [" 192.0.2.0/24 ", "192.0.2.0/24"],
    ["192.0.2.17/24", "192.0.2.0/24"],
    ["0.0.0.0/0", "0.0.0.0/0"],
    ["2001:DB8::17", "2001:db8::17/128"],
    ["2001:db8:0:0:1::/48", "2001:db8::/48"],
    ["::/0", "::/0"],
    ["::ffff:192.0.2.17", "192.0.2.17/32"],
    ["::ffff:192.0.2.0/120", "192.0.2.0/24"],
    ["::ffff:c000:200/120", "192.0.2.0/24"],
    ["::ffff:0:0/96", "0.0.0.0/0"],
    // Not a mapped address, but one of the deprecated "compatible" ones (RFC 4291 section 2.5.5.1).
    ["::192.0.2.17", "::c000:211/128"],
  ])("%s is %s", (text, range) => {
    expect(normaliseRange(text)).toBe(range);
  });

  test.each([
    "",
    "/24",
    "192.0.2.0/",
    "192.0.2.0/33",
    "192.0.2.0/-1",
    "192.0.2.0/24/24",
    "192.0.2.0/255.255.255.0",
    "192.0.2",
    "192.0.2.256",
    "0300.0.2.1",
    "0x7f.1",
    "10",
    "2001:db8::/129",
    "2001:db8:::",
    // Half of it is not IPv4: nobody means that.
    "::ffff:0:0/95",
    "host.example.org",
    "192.0.2.1-192.0.2.9",
    "*",
  ])("%j is no range", (text) => {
    expect(normaliseRange(text)).toBeNull();
  });

  test("gives one spelling, and reads whatever comes without failing", () => {
    const address = fc.oneof(fc.ipV4(), fc.ipV6());
    const text = fc.oneof(
      fc.string(),
      fc.tuple(address, fc.nat({ max: 130 })).map(([host, bits]) => `${host}/${bits}`),
    );
    fc.assert(
      fc.property(text, (given) => {
        const range = normaliseRange(given);
        if (range !== null) expect(normaliseRange(range)).toBe(range);
      }),
    );
  });
});

describe("isWithinRanges", () => {
  test("every address lies in the range made of it, however long", () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.nat({ max: 32 }), (address, bits) => {
        const range = normaliseRange(`${address}/${address.includes(":") ? 96 + bits : bits}`);
        fc.pre(range !== null);
        expect(isWithinRanges(address, [range])).toBe(true);
      }),
    );
  });

  test.each([
    ["192.0.2.17", ["192.0.2.0/24"], true],
    ["192.0.3.17", ["192.0.2.0/24"], false],
    ["192.0.2.17", ["192.0.2.17/32"], true],
    ["192.0.2.18", ["192.0.2.17/32"], false],
    ["::ffff:192.0.2.17", ["192.0.2.0/24"], true],
    ["::ffff:192.0.3.17", ["192.0.2.0/24"], false],
    ["::ffff:c000:211", ["192.0.2.0/24"], true],
    ["::192.0.2.17", ["192.0.2.0/24"], false],
    ["2001:db8::17", ["2001:db8::/48"], true],
    ["2001:db8:1::17", ["2001:db8::/48"], false],
    ["2001:db8::17%eth0", ["2001:db8::/48"], true],
    ["192.0.2.17", ["2001:db8::/48", "192.0.2.0/24"], true],
    ["192.0.2.17", ["::/0"], false],
    ["2001:db8::17", ["0.0.0.0/0"], false],
    [null, ["0.0.0.0/0", "::/0"], false],
    [undefined, ["0.0.0.0/0", "::/0"], false],
    ["unknown", ["0.0.0.0/0", "::/0"], false],
    ["", ["0.0.0.0/0", "::/0"], false],
    ["192.0.2.17", ["rubbish"], false],
    [null, [], true],
    ["anything", [], true],
  ])("%s in %j: %s", (address, ranges, expected) => {
    expect(isWithinRanges(address, ranges)).toBe(expected);
  });
});
