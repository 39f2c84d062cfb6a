import fc from "fast-check";
import { expect, test } from "vitest";
import { matchChoices } from "./match-choices.ts";

const COUNTRIES = [
  "Niger",
  "Nigeria",
  "Norway",
  "Réunion",
  "South Africa",
  "Türkiye",
  "Central African Republic",
];

test.each([
  ["nor", ["Norway"]],
  ["TURK", ["Türkiye"]],
  ["reunion", []],
  ["Norway", []],
  ["niger", []],
  ["nige", ["Niger", "Nigeria"]],
  ["af", ["South Africa", "Central African Republic"]],
  ["nowhere", []],
])("%s offers %j", (text, expected) => {
  expect(matchChoices(COUNTRIES, text)).toEqual(expected);
});

test("an empty line offers all, in their order", () => {
  expect(matchChoices(COUNTRIES, " ")).toEqual(COUNTRIES);
});

test("what begins with the text comes before what holds it", () => {
  expect(matchChoices(["Land of Apples", "Applesauce", "Pineapples"], "apple")).toEqual([
    "Applesauce",
    "Land of Apples",
    "Pineapples",
  ]);
});

test("every offer is a choice, once, and holds the text", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.string(), (choices, text) => {
      const offered = matchChoices(choices, text);
      expect(new Set(offered).size).toBe(offered.length);
      for (const choice of offered) expect(choices).toContain(choice);
    }),
  );
});
