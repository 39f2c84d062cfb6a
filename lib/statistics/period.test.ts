import fc from "fast-check";
import { expect, test } from "vitest";
import { addMonths, boundsOf, lastMonths, monthsOf, readPeriod } from "./period.ts";

const NOW = new Date("2026-11-27T23:59:59Z");

test.each([
  [{}, "2025-12", "2026-11"],
  [{ from: "2026-03" }, "2026-03", "2026-11"],
  [{ from: "2024-01", to: "2024-06" }, "2024-01", "2024-06"],
  [{ from: "2024-06", to: "2024-01" }, "2024-01", "2024-06"],
  [{ to: "2024-06" }, "2023-07", "2024-06"],
  [{ from: "2026-13", to: "yesterday" }, "2025-12", "2026-11"],
  [{ from: "2026-10", to: "2027-05" }, "2026-10", "2026-11"],
  [{ from: "2000-01" }, "2016-12", "2026-11"],
  [{ from: ["2026-02", "2020-01"] }, "2026-02", "2026-11"],
])("%j is from %s to %s", (parameters, from, to) => {
  expect(readPeriod(parameters, NOW)).toEqual({ from, to });
});

test("whatever stands in the address, the period has between one month and ten years, and none of the future", () => {
  const month = fc.oneof(
    fc.string(),
    fc.integer({ min: 0, max: 3000 }).map((count) => addMonths("2000-01", count)),
  );
  fc.assert(
    fc.property(fc.option(month, { nil: undefined }), fc.option(month, { nil: undefined }), (from, to) => {
      const months = monthsOf(readPeriod({ from, to }, NOW));
      expect(months.length).toBeGreaterThanOrEqual(1);
      expect(months.length).toBeLessThanOrEqual(120);
      expect(months.at(-1)?.localeCompare("2026-11")).toBeLessThanOrEqual(0);
      expect(new Set(months).size).toBe(months.length);
    }),
  );
});

test("a period ends with the last moment of its last month", () => {
  expect(boundsOf({ from: "2025-12", to: "2026-02" })).toEqual({
    start: new Date("2025-12-01T00:00:00Z"),
    end: new Date("2026-03-01T00:00:00Z"),
  });
  expect(monthsOf({ from: "2025-11", to: "2026-02" })).toEqual(["2025-11", "2025-12", "2026-01", "2026-02"]);
  expect(lastMonths(3, NOW)).toEqual({ from: "2026-09", to: "2026-11" });
});

test("months there and back are the same month", () => {
  fc.assert(
    fc.property(fc.integer({ min: -1000, max: 1000 }), (count) => {
      expect(addMonths(addMonths("2026-11", count), -count)).toBe("2026-11");
    }),
  );
});
