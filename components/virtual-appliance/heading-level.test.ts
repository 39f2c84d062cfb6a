import { expect, it } from "vitest";
import { topHeadingLevel } from "./heading-level.ts";

it.each([
  ["# Title\n\n## Part", 3],
  ["Title\n=====\n\nText", 3],
  ["## Part\n\n### Detail", 2],
  ["Text only", 2],
  ["```\n# a comment\n```\n\n## Part", 2],
  ["#hashtag", 2],
])("%j: %i", (text, level) => {
  expect(topHeadingLevel(text)).toBe(level);
});
