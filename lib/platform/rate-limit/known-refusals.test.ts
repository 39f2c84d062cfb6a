import { expect, it } from "vitest";
import { rememberRefusals } from "./known-refusals.ts";

it("knows a refusal until it is over", () => {
  const refusals = rememberRefusals();
  refusals.add("a", 1000);
  expect(refusals.until("a", 999)).toBe(1000);
  expect(refusals.until("b", 999)).toBeNull();
  expect(refusals.until("a", 1000)).toBeNull();
});

it("forgets the earliest when there are too many", () => {
  const refusals = rememberRefusals(2);
  for (const key of ["a", "b", "c"]) refusals.add(key, 1000);
  expect(["a", "b", "c"].map((key) => refusals.until(key, 0))).toEqual([null, 1000, 1000]);
});
