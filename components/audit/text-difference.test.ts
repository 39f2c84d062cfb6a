import fc from "fast-check";
import { expect, test } from "vitest";
import { textDifference } from "./text-difference.ts";

const words = fc.array(fc.constantFrom("a", "b", "sea", "ship", " ", "\n", "**", "https://x.org"), {
  maxLength: 60,
});

test("what is the same or removed is the first text, what is the same or added the second", () => {
  fc.assert(
    fc.property(words, words, (first, second) => {
      const [before, after] = [first.join(" "), second.join(" ")];
      const parts = textDifference(before, after);
      if (!parts) return;
      const without = (change: string) =>
        parts
          .filter((part) => part.change !== change)
          .map(({ text }) => text)
          .join("");
      expect(without("added")).toBe(before);
      expect(without("removed")).toBe(after);
    }),
  );
});

test("long stretches that are the same are left out", () => {
  const long = "word ".repeat(200);
  const parts = textDifference(`${long}old ${long}`, `${long}new ${long}`);
  expect(parts?.map(({ change }) => change)).toEqual(["gap", "same", "removed", "added", "same", "gap"]);
});

test("texts of the greatest length are compared in no time, or not at all", () => {
  const before = Array.from({ length: 3_000 }, (_, index) => `word${index}`).join(" ");
  const after = Array.from({ length: 3_000 }, (_, index) => `other${index}`).join(" ");
  expect(textDifference(before, after)).toBeNull();
});
