import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareListVersions, isListVersion, nextListVersion } from "./list-version.ts";

const version = fc.array(fc.nat(), { minLength: 1, maxLength: 4 }).map((segments) => segments.join("."));
const date = fc.date({
  min: new Date("1970-01-01T00:00:00Z"),
  max: new Date("9999-12-31T23:59:59Z"),
  noInvalidDate: true,
});

describe("nextListVersion", () => {
  const now = new Date("2026-11-23T02:20:05.700Z");

  test.each([
    [null, "20261123022005"],
    ["20261123022004", "20261123022005"],
    ["20261123022005", "20261123022006"],
    ["20271231235959", "20271231235960"],
    ["99999999999999999999", "100000000000000000000"],
    ["1.0.2", "20261123022005"],
    ["20261123022005.3", "20261123022006"],
  ])("after %s comes %s", (previous, expected) => {
    expect(nextListVersion(now, previous)).toBe(expected);
  });

  test("rises strictly, whatever came before and however the clock runs", () => {
    fc.assert(
      fc.property(date, version, (at, previous) => {
        expect(compareListVersions(nextListVersion(at, previous), previous)).toBeGreaterThan(0);
      }),
    );
  });

  test("refuses a version it cannot order", () => {
    expect(() => nextListVersion(now, "1.0-beta")).toThrow(RangeError);
  });
});

describe("compareListVersions", () => {
  test.each([
    ["1", "1", 0],
    ["9", "10", -1],
    ["1.10", "1.9", 1],
    ["1", "1.0", -1],
    ["20261123022005", "20261123022004", 1],
    ["01", "1", 0],
  ])("%s against %s: %i", (a, b, expected) => {
    expect(compareListVersions(a, b)).toBe(expected);
  });

  test("orders both ways alike", () => {
    fc.assert(
      fc.property(version, version, (a, b) => {
        expect(compareListVersions(a, b) + compareListVersions(b, a)).toBe(0);
      }),
    );
  });
});

test.each(["", "1.", ".1", "1..2", "v1", "1.0-2", " 1"])("%j is no list version", (text) => {
  expect(isListVersion(text)).toBe(false);
});
