import { expect, test } from "vitest";
import { expiryAfterMonths } from "#lib/virtual-appliance/version.ts";
import { expiryChoices, nearestPreset } from "./expiry-choices.ts";

const NOW = new Date("2026-11-30T22:00:00Z");

test("every preset says its date in UTC", () => {
  expect(expiryChoices(NOW)).toEqual([
    { months: 3, date: "28 February 2027" },
    { months: 6, date: "30 May 2027" },
    { months: 9, date: "30 August 2027" },
    { months: 12, date: "30 November 2027" },
  ]);
});

test("without an earlier choice, half a year", () => {
  expect(nearestPreset(null, NOW)).toBe(6);
});

test.each([3, 6, 9, 12])("what was chosen two weeks ago is chosen still: %s months", (months) => {
  const then = new Date(NOW.getTime() - 14 * 24 * 3600 * 1000);
  expect(nearestPreset(expiryAfterMonths(then, months), NOW)).toBe(months);
});

test("an expiry in the past becomes the shortest preset", () => {
  expect(nearestPreset(new Date("2020-01-01T00:00:00Z"), NOW)).toBe(3);
});
