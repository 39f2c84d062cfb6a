import { expect, test } from "vitest";
import { describeBehind, describeDelay, describeFleet } from "./fleet-words.ts";

test.each([
  [0, "1 minute"],
  [89_000, "1 minute"],
  [35 * 60_000, "35 minutes"],
  [2 * 3_600_000, "2 hours"],
  [47.6 * 3_600_000, "48 hours"],
  [72 * 3_600_000, "3 days"],
])("%i ms are %s", (ms, words) => {
  expect(describeDelay(ms)).toBe(words);
});

test("the fleet in a sentence", () => {
  expect(describeFleet({ current: 27, total: 31, medianDelayMs: 7_200_000 }, 14)).toBe(
    "27 of 31 providers have fetched revision 14, median 2 hours after publication.",
  );
  expect(describeFleet({ current: 1, total: 3, medianDelayMs: 1_200_000 }, 2)).toBe(
    "1 of 3 providers has fetched revision 2, 20 minutes after publication.",
  );
  expect(describeFleet({ current: 0, total: 1, medianDelayMs: null }, 1)).toBe(
    "0 of 1 provider has fetched revision 1.",
  );
});

test.each([
  [null, "Never fetched"],
  [0, "Up to date"],
  [1, "1 revision behind"],
  [3, "3 revisions behind"],
])("%s behind: %s", (behind, words) => {
  expect(describeBehind(behind)).toBe(words);
});
