import fc from "fast-check";
import { expect, it } from "vitest";
import { readPageNumber, toPage } from "./page.ts";

it.each([
  ["1", 1],
  ["17", 17],
  ["100000", 100_000],
  ["100001", 1],
  ["0", 1],
  ["-1", 1],
  ["1.5", 1],
  ["", 1],
  ["two", 1],
  ["Infinity", 1],
  [undefined, 1],
])("page %j is %i", (text, page) => {
  expect(readPageNumber(text)).toBe(page);
});

it("any text is a page that the database can skip to", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const page = readPageNumber(text);
      expect(Number.isSafeInteger(page) && page >= 1 && page <= 100_000).toBe(true);
    }),
  );
});

it.each([
  [0, 1],
  [1, 1],
  [24, 1],
  [25, 2],
])("%i things fill %i pages", (total, pageCount) => {
  expect(toPage(["x"], total, 1, 24)).toEqual({ items: ["x"], total, page: 1, pageCount });
});
