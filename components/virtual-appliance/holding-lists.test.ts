import { expect, test } from "vitest";
import { describeFollowing, describeHolding } from "./holding-lists.ts";

test.each([
  [{ published: 2, drafted: 2 }, "The image list of biomed holds 2 images of version 1.0."],
  [{ published: 1, drafted: 0 }, "The image list of biomed holds an image of version 1.0."],
  [{ published: 0, drafted: 1 }, "The draft of biomed holds an image of version 1.0."],
])("says what sites have first: %o", (counts, words) => {
  expect(describeHolding({ vo: "biomed", version: "1.0", following: 0, publishing: 0, ...counts })).toBe(
    words,
  );
});

test.each([
  [{ drafted: 0, following: 0, publishing: 0 }, /^It keeps that until/],
  [{ drafted: 2, following: 0, publishing: 0 }, /^It keeps that until/],
  [{ drafted: 2, following: 1, publishing: 1 }, /^Some of it/],
  [{ drafted: 2, following: 2, publishing: 1 }, /^Its draft takes/],
  [{ drafted: 2, following: 2, publishing: 2 }, /^It follows by itself/],
])("says who follows: %o", (counts, words) => {
  expect(describeFollowing({ vo: "biomed", version: "1.0", published: 2, ...counts })).toMatch(words);
});
