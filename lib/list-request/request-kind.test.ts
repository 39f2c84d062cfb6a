import { expect, test } from "vitest";
import { describeRequest, possibleKinds, REQUEST_KINDS } from "./request-kind.ts";

test.each([
  ["nothing of it", [], "2.0", ["suggest", "message"]],
  ["nothing of it, and it has nothing to list", [], null, ["message"]],
  ["its latest version", ["2.0"], "2.0", ["exclude", "message"]],
  ["an earlier version", ["1.0"], "2.0", ["new_version", "exclude", "message"]],
  ["two versions of it", ["1.0", "2.0"], "2.0", ["new_version", "exclude", "message"]],
  ["a version that was withdrawn since", ["1.0"], null, ["exclude", "message"]],
])("of a list that holds %s", (_what, held, latest, kinds) => {
  expect(possibleKinds({ held, latest })).toEqual(kinds);
});

test.each([
  ["suggest", "to include Debian 2.0 in the image list of biomed"],
  ["new_version", "to update the image list of biomed to Debian 2.0"],
  ["exclude", "to take Debian out of the image list of biomed"],
  ["message", "the managers of biomed something about Debian"],
] as const)("%s: %s", (kind, sentence) => {
  expect(describeRequest({ kind, appliance: "Debian", latest: "2.0", vo: "biomed" })).toBe(sentence);
});

test("every kind has words", () => {
  for (const kind of REQUEST_KINDS) {
    expect(describeRequest({ kind, appliance: "Debian", latest: null, vo: "biomed" })).not.toContain("null");
  }
});
