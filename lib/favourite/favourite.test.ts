import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_FAVOURITES, NO_FAVOURITES, nextStep, readKept, readNumbers, star } from "./favourite.ts";

const ANN = "01890a5d-ac96-774b-bcce-b302099a80aa";
const BOB = "01890a5d-ac96-774b-bcce-b302099a80bb";
const NOW = 1_764_237_600_000;

test("the last starred stands first, and goes when it is starred again", () => {
  const two = star(star(NO_FAVOURITES, 1), 2);
  expect(two.numbers).toEqual([2, 1]);
  expect(star(two, 2).numbers).toEqual([1]);
});

test.each([
  ["1.5.9", [1, 5, 9]],
  ["1.1.x.-3.0.2", [1, 2]],
  ["", []],
  [undefined, []],
  ["99999999999", []],
])("%s: %j", (text, numbers) => {
  expect(readNumbers(text)).toEqual(numbers);
});

describe("when a page is there", () => {
  test.each([
    ["nobody's, and nobody is here", { owner: null, numbers: [1], at: 0 }, null, { kind: "none" }],
    [
      "nobody's, and Ann signs in",
      { owner: null, numbers: [1], at: 0 },
      ANN,
      { kind: "merge", numbers: [1] },
    ],
    ["Ann's, and she is here", { owner: ANN, numbers: [1], at: NOW }, ANN, { kind: "none" }],
    ["Ann's of long ago", { owner: ANN, numbers: [1], at: 0 }, ANN, { kind: "merge", numbers: [] }],
    ["Ann's, and she signed out", { owner: ANN, numbers: [1], at: NOW }, null, { kind: "forget" }],
    ["Ann's, and Bob is here", { owner: ANN, numbers: [1], at: NOW }, BOB, { kind: "merge", numbers: [] }],
  ])("%s", (_what, kept, personId, step) => {
    expect(nextStep(kept, personId, NOW)).toEqual(step);
  });

  test("nobody's account ever gets what is somebody else's", () => {
    const owner = fc.constantFrom(null, ANN, BOB);
    fc.assert(
      fc.property(owner, owner, fc.nat(), (keptBy, here, at) => {
        const step = nextStep({ owner: keptBy, numbers: [7], at }, here, NOW);
        if (step.kind === "merge" && step.numbers.length > 0) expect(keptBy).toBeNull();
      }),
    );
  });
});

test("whatever a browser has kept, it is whole numbers, each once, and not too many", () => {
  const odd = fc.record({
    owner: fc.anything(),
    numbers: fc.array(fc.oneof(fc.anything(), fc.integer()), { maxLength: 400, size: "max" }),
  });
  fc.assert(
    fc.property(fc.oneof(fc.anything(), odd), (stored) => {
      const { numbers } = readKept(stored);
      expect(numbers.length).toBeLessThanOrEqual(MOST_FAVOURITES);
      expect(new Set(numbers).size).toBe(numbers.length);
      for (const number of numbers) expect(number).toBeGreaterThan(0);
    }),
  );
});
