import { expect, test } from "vitest";
import { describeHolding } from "./holding-lists.ts";

test.each([
  [{ published: 2, drafted: 2 }, "The image list of biomed holds 2 images of version 1.0."],
  [{ published: 1, drafted: 0 }, "The image list of biomed holds an image of version 1.0."],
  [{ published: 0, drafted: 1 }, "The draft of biomed holds an image of version 1.0."],
])("says what sites have first: %o", (counts, words) => {
  expect(describeHolding({ vo: "biomed", version: "1.0", ...counts })).toBe(words);
});
