import { expect, test } from "vitest";
import { categoryChoices } from "./category-choices.ts";

const TERMS = [
  { id: "1", name: "Systems", parentId: null, position: 2 },
  { id: "2", name: "Linux", parentId: "1", position: 1 },
  { id: "3", name: "Debian", parentId: "2", position: 1 },
  { id: "4", name: "BSD", parentId: "1", position: 2 },
  { id: "5", name: "Data", parentId: null, position: 1 },
  { id: "6", name: "Empty", parentId: null, position: 3 },
];
const COUNTS = new Map([
  ["Systems", 1],
  ["Debian", 2],
  ["Linux", 4],
  ["Data", 8],
  ["Of old", 16],
]);

const shown = (chosen: string | null) =>
  categoryChoices(TERMS, COUNTS, chosen).map(({ category, count }) => `${category} ${count}`);

test("the top, each with all that is below it; what no term stands for last", () => {
  expect(shown(null)).toEqual(["Data 8", "Systems 7", "Of old 16"]);
});

test("the branch that was chosen is open, one level more", () => {
  expect(shown("Systems")).toEqual(["Data 8", "Systems 7", "Linux 6", "Of old 16"]);
  expect(shown("Linux")).toEqual(["Data 8", "Systems 7", "Linux 6", "Debian 2", "Of old 16"]);
  expect(shown("Debian")).toEqual(["Data 8", "Systems 7", "Linux 6", "Debian 2", "Of old 16"]);
});

test("what was chosen is shown although nothing is in it", () => {
  expect(shown("BSD")).toContain("BSD 0");
  expect(shown("Empty")).toContain("Empty 0");
});
