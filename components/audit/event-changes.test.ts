import { describe, expect, it } from "vitest";
import { changesOf } from "./event-changes.ts";

describe("changesOf", () => {
  it.each([
    ["a text", "Old", "New", "Old", "New"],
    ["something that was empty", null, "New", null, "New"],
    ["an empty text", "Old", "", "Old", null],
    ["a list", ["a", "b"], [], "a, b", null],
    ["a moment", "2026-11-23T09:05:00.000Z", null, "23 November 2026 at 09:05 UTC", null],
    ["yes and no", true, false, "yes", "no"],
    ["a number", 0, 12, "0", "12"],
    ["something with parts", { a: 1 }, null, '{"a":1}', null],
  ])("tells %s", (_what, before, after, told, toldAfter) => {
    expect(changesOf({ changes: { licence: { before, after } } })).toEqual([
      { field: "licence", label: "Licence", before: told, after: toldAfter },
    ]);
  });

  it.each([
    ["homepageUrl", "Home page"],
    ["someNewField", "Some new field"],
  ])("names the field %s", (field, label) => {
    expect(changesOf({ changes: { [field]: { before: 1, after: 2 } } })).toMatchObject([{ label }]);
  });

  it("shows the beginning of long texts", () => {
    const [change] = changesOf({ changes: { notes: { before: null, after: "x".repeat(5_000) } } });
    expect(change?.after).toHaveLength(602);
  });

  it.each([
    [null],
    [undefined],
    ["text"],
    [{}],
    [{ changes: null }],
    [{ changes: [1] }],
    [{ changes: { a: 1 } }],
  ])("finds nothing in %j", (details) => {
    expect(changesOf(details)).toEqual([]);
  });
});
