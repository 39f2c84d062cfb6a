import { expect, test } from "vitest";
import { entityTagOf, matches } from "./preconditions.ts";

const TAG = entityTagOf("{}");

test.each([
  [null, true],
  ["*", true],
  [" * ", true],
  [TAG, true],
  [`"other", ${TAG}`, true],
  [`"other"`, false],
  [`W/${TAG}`, false],
  ["", false],
  [TAG.replaceAll('"', ""), false],
])("If-Match: %s", (ifMatch, expected) => {
  expect(matches(ifMatch, TAG)).toBe(expected);
});

test("another body has another tag", () => {
  expect(entityTagOf("{}")).not.toBe(entityTagOf("{ }"));
  expect(TAG).toMatch(/^"[0-9a-f]{32}"$/);
});
