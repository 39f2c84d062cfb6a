import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatRelativeTime, formatUtc, formatUtcDate } from "./format-relative-time.ts";

const now = new Date("2026-03-14T09:05:00Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const hour = 3_600_000;
const day = 24 * hour;

describe("formatRelativeTime", () => {
  it.each([
    [0, "just now"],
    [-59_999, "just now"],
    [59_999, "just now"],
    [-60_000, "1 minute ago"],
    [-2 * hour + 1, "1 hour ago"],
    [-23 * hour, "23 hours ago"],
    [-day, "1 day ago"],
    [3 * day, "in 3 days"],
    [-29.9 * day, "29 days ago"],
    [-30 * day, "1 month ago"],
    [90 * day, "in 2 months"],
    [92 * day, "in 3 months"],
    [-364 * day, "11 months ago"],
    [-365 * day, "1 year ago"],
    [-800 * day, "2 years ago"],
  ])("says %d ms as %s", (distance, expected) => {
    expect(formatRelativeTime(later(distance), now)).toBe(expected);
  });

  it("never says zero of a unit, and past and future mirror each other", () => {
    fc.assert(
      fc.property(fc.integer({ min: 60_000, max: 50 * 365 * day }), (distance) => {
        const future = formatRelativeTime(later(distance), now);
        const past = formatRelativeTime(later(-distance), now);
        expect(future).toMatch(/^in [1-9]/);
        expect(past).toBe(`${future.slice("in ".length)} ago`);
      }),
    );
  });

  it("refuses what is no date", () => {
    expect(() => formatRelativeTime(new Date("never"), now)).toThrow(RangeError);
  });
});

describe("formatUtc", () => {
  it("ignores the zone of the machine", () => {
    expect(formatUtc(now)).toBe("14 March 2026 at 09:05 UTC");
    expect(formatUtc(new Date("2026-12-31T23:59:59Z"))).toBe("31 December 2026 at 23:59 UTC");
    expect(formatUtc(new Date("2026-01-01T00:00:00Z"))).toBe("1 January 2026 at 00:00 UTC");
  });

  it("gives the date alone", () => {
    expect(formatUtcDate(new Date("2026-12-31T23:59:59Z"))).toBe("31 December 2026");
  });
});
