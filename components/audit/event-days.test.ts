import { expect, it } from "vitest";
import { groupByDay } from "./event-days.ts";

it("groups by days of UTC and keeps the order", () => {
  const at = (text: string) => ({ occurredAt: new Date(text) });
  const [late, midnight, early] = [
    at("2026-11-24T00:00:00Z"),
    at("2026-11-23T23:59:59.999Z"),
    at("2026-11-23T00:00:00Z"),
  ];
  expect(groupByDay([late, midnight, early])).toEqual([
    { day: "2026-11-24", events: [late] },
    { day: "2026-11-23", events: [midnight, early] },
  ]);
  expect(groupByDay([])).toEqual([]);
});
