import { expect, test } from "vitest";
import { firstOf, readLine } from "./address-parameters.ts";

test.each<[string | string[] | undefined, string]>([
  [undefined, ""],
  [[], ""],
  ["  two  words ", "two  words"],
  ["a\0b\r\nc", "a b c"],
  [["first", "second"], "first"],
  ["x".repeat(300), "x".repeat(200)],
])("%j reads as “%s”", (value, line) => {
  expect(readLine(value)).toBe(line);
});

test("the first of several counts", () => {
  expect(firstOf(["2", "3"])).toBe("2");
  expect(firstOf("2")).toBe("2");
  expect(firstOf(undefined)).toBeUndefined();
});
