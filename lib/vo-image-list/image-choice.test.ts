import fc from "fast-check";
import { expect, test } from "vitest";
import { findChosenTwice, isSameChoice } from "./image-choice.ts";

const image = (identifier: string, version: string) => ({
  identifier,
  title: `Image ${identifier}`,
  version: { version },
});

test.each([
  ["nothing", [], null],
  ["two images of one version", [image("a", "2"), image("b", "2")], null],
  ["two images, each in another version", [image("a", "1"), image("b", "2")], null],
  [
    "one image in two versions",
    [image("b", "2"), image("a", "1"), image("a", "2")],
    "“Image a” is chosen in versions 1 and 2. A list holds each image once: choose one of them.",
  ],
])("%s", (_what, images, sentence) => {
  expect(findChosenTwice(images)).toBe(sentence);
});

test("a choice is the same in every order, and another with one image more or less", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1 }), (ids) => {
      expect(isSameChoice(ids, ids.toReversed())).toBe(true);
      expect(isSameChoice(ids, ids.slice(1))).toBe(false);
    }),
  );
});
