import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { chooseCorrection, distanceBetween, mistakesForgiven, variantsOf } from "./spelling.ts";

const ALPHABET = [..."abcdefghijklmnopqrstuvwxyz0123456789"];
const letter = fc.constantFrom(...ALPHABET);
const word = fc.string({ unit: letter, minLength: 4, maxLength: 16 }).filter((text) => /[a-z]/.test(text));

/** A word and the same with one mistake. */
const mistaken = fc
  .record({ word, at: fc.nat(), letter, kind: fc.constantFrom("change", "add", "omit", "swap") })
  .map(({ word, at, letter, kind }) => {
    const index = at % word.length;
    const [head, tail] = [word.slice(0, index), word.slice(index + 1)];
    const own = word[index] ?? "";
    const typed = {
      change: head + letter + tail,
      add: head + letter + own + tail,
      omit: head + tail,
      swap: head + (tail[0] ?? "") + own + tail.slice(1),
    }[kind];
    return { word, typed };
  });

describe("a misspelt word", () => {
  it("with one mistake shares a variant with the right one, and is corrected to it", () => {
    fc.assert(
      fc.property(mistaken, ({ word, typed }) => {
        fc.pre(typed !== word && mistakesForgiven(typed) > 0);
        const known = new Set(variantsOf(word));
        expect(variantsOf(typed).some((variant) => known.has(variant))).toBe(true);
        expect(distanceBetween(typed, word)).toBe(1);
        expect(chooseCorrection(typed, [{ word, appliances: 1 }])).toBe(word);
      }),
    );
  });

  it.each([
    ["debain", ["debian", "debate"], "debian"],
    ["jupiter", ["jupyter", "juniper"], "jupyter"],
    ["kuberntes", ["kubernetes"], "kubernetes"],
    ["tensroflwo", ["tensorflow"], "tensorflow"],
    ["abc", ["abd"], null],
    ["windows", ["linux"], null],
    ["123456", ["123457"], null],
  ])("%j among %j is %j", (typed, words, meant) => {
    expect(
      chooseCorrection(
        typed,
        words.map((word) => ({ word, appliances: 1 })),
      ),
    ).toBe(meant);
  });

  it("is the more frequent of two that are equally near", () => {
    expect(
      chooseCorrection("cloud", [
        { word: "clout", appliances: 3 },
        { word: "clouds", appliances: 40 },
      ]),
    ).toBe("clouds");
  });
});
