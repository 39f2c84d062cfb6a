import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { digestDueAt } from "./digest-due.ts";

const DAY_MS = 24 * 3600 * 1000;
const moments = fc.date({ min: new Date("2026-01-01"), max: new Date("2036-01-01"), noInvalidDate: true });

test.each([
  ["at_once", "2026-11-27T10:00:00Z", "2026-11-27T10:00:00.000Z"],
  ["daily", "2026-11-27T05:59:59Z", "2026-11-27T06:00:00.000Z"],
  ["daily", "2026-11-27T06:00:00Z", "2026-11-28T06:00:00.000Z"],
  // A Friday; the Monday after it.
  ["weekly", "2026-11-27T10:00:00Z", "2026-11-30T06:00:00.000Z"],
  ["weekly", "2026-11-30T05:00:00Z", "2026-11-30T06:00:00.000Z"],
  ["weekly", "2026-11-30T06:00:00Z", "2026-12-07T06:00:00.000Z"],
  ["weekly", "2026-12-31T23:00:00Z", "2027-01-04T06:00:00.000Z"],
] as const)("%s, asked at %s: %s", (rhythm, now, due) => {
  expect(digestDueAt(rhythm, new Date(now))?.toISOString()).toBe(due);
});

test("never is never", () => {
  expect(digestDueAt("never", new Date())).toBeNull();
});

describe("whatever the moment", () => {
  test.each([
    ["daily", 1],
    ["weekly", 7],
  ] as const)("%s: later than now, at most %i days", (rhythm, days) => {
    fc.assert(
      fc.property(moments, (now) => {
        const wait = (digestDueAt(rhythm, now)?.getTime() ?? 0) - now.getTime();
        expect(wait).toBeGreaterThan(0);
        expect(wait).toBeLessThanOrEqual(days * DAY_MS);
      }),
    );
  });
});
