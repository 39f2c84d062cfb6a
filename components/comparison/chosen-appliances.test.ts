import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { MOST_COMPARED, readChosen, readCompared, toggleChosen } from "./chosen-appliances.ts";

const one = (slug: string) => ({ slug, name: slug.toUpperCase() });

test("what is chosen is let go again, and there is room for four", () => {
  const four = ["a", "b", "c", "d"].map(one);
  expect(toggleChosen(four, one("b"))).toEqual(["a", "c", "d"].map(one));
  expect(toggleChosen(four, one("e"))).toEqual(four);
  expect(toggleChosen([], one("a"))).toEqual([one("a")]);
  const whole = { ...one("a"), sizeBytes: 1n };
  expect(toggleChosen([], whole), "nothing that a browser cannot keep").toEqual([one("a")]);
});

test.each([
  ["a,b", ["a", "b"], []],
  [" A , b,,a", ["a", "b"], []],
  [["a,b", "c"], ["a", "b", "c"], []],
  ["a,b,c,d,e,f", ["a", "b", "c", "d"], ["e", "f"]],
  ["<script>,../x,\0,ubuntu-24.04", ["ubuntu-24.04"], []],
  [undefined, [], []],
])("%j", (value, slugs, tooMany) => {
  expect(readCompared(value)).toEqual({ slugs, tooMany });
});

describe("whatever a browser has kept", () => {
  test("at most four, each once, all with a slug", () => {
    const item = fc.oneof(
      fc.anything(),
      fc.record({ slug: fc.constantFrom("a", "b", "c", "d", "e", "f", ""), name: fc.string() }),
    );
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.array(item)), (stored) => {
        const chosen = readChosen(stored);
        expect(chosen.length).toBeLessThanOrEqual(MOST_COMPARED);
        expect(new Set(chosen.map(({ slug }) => slug)).size).toBe(chosen.length);
        for (const { slug } of chosen) expect(slug).not.toBe("");
      }),
    );
  });

  test("toggling twice is doing nothing", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom("a", "b", "c", "d"), { maxLength: 3 }), (slugs) => {
        const chosen = slugs.map(one);
        expect(toggleChosen(toggleChosen(chosen, one("new")), one("new"))).toEqual(chosen);
      }),
    );
  });
});
