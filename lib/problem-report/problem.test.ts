import { expect, test } from "vitest";
import { isMendable, MENDABLE_REASONS, PROBLEM_REASONS, reasonInWords } from "./problem.ts";

test("those who maintain an appliance mend everything but what they are no judges of", () => {
  expect(PROBLEM_REASONS.filter((reason) => !isMendable(reason))).toEqual(["inappropriate", "copyright"]);
  expect(MENDABLE_REASONS).toHaveLength(5);
});

test("every reason has words of its own", () => {
  expect(new Set(PROBLEM_REASONS.map(reasonInWords)).size).toBe(7);
});
