import fc from "fast-check";
import { expect, test } from "vitest";
import { findPlaces, type Place, PUBLIC_PLACES } from "./place.ts";

const PLACES: Place[] = [
  { href: "/a", label: "Draft of biomed.example.org" },
  { href: "/b", label: "What does my client check?" },
];

test.each([
  ["draft", ["/a"]],
  ["BIO", ["/a"]],
  ["org draft", ["/a"]],
  ["what client", ["/b"]],
  ["lient", []],
  ["draft client", []],
  ["  ", ["/a", "/b"]],
  ["?!", ["/a", "/b"]],
])("“%s” finds %j", (text, hrefs) => {
  expect(findPlaces(PLACES, text).map(({ href }) => href)).toEqual(hrefs);
});

test("every beginning of a label finds its place", () => {
  fc.assert(
    fc.property(fc.constantFrom(...PUBLIC_PLACES), fc.nat(40), (place, length) => {
      expect(findPlaces(PUBLIC_PLACES, place.label.slice(0, length))).toContainEqual(place);
    }),
  );
});
