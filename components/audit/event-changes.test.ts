import { describe, expect, it } from "vitest";
import { changesOf } from "./event-changes.ts";

describe("changesOf", () => {
  it.each([
    ["a text", "Old", "New", "Old", "New"],
    ["something that was empty", null, "New", null, "New"],
    ["an empty text", "Old", "", "Old", null],
    ["a moment", "2026-11-23T09:05:00.000Z", null, "23 November 2026 at 09:05 UTC", null],
    ["yes and no", true, false, "yes", "no"],
    ["a number", 0, 12, "0", "12"],
    ["something with parts", { a: 1, kind: "docs" }, null, "a 1, docs", null],
  ])("tells %s", (_what, before, after, told, toldAfter) => {
    expect(changesOf({ changes: { licence: { before, after } } })).toEqual([
      { field: "licence", label: "Licence", kind: "value", before: told, after: toldAfter },
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
    expect(change).toMatchObject({ kind: "value", after: `${"x".repeat(600)} …` });
  });

  it("tells the words that changed in a text", () => {
    const before = "A small system for the first steps of everybody.";
    const after = "A small system for the very first steps of nobody.";
    expect(changesOf({ changes: { summary: { before, after } } })).toMatchObject([
      {
        kind: "text",
        parts: [
          { change: "same", text: "A small system for the " },
          { change: "added", text: "very " },
          { change: "same", text: "first steps of " },
          { change: "removed", text: "everybody" },
          { change: "added", text: "nobody" },
          { change: "same", text: "." },
        ],
      },
    ]);
  });

  it("tells which words of a list came and went", () => {
    expect(changesOf({ changes: { tags: { before: ["a", "b"], after: ["b", "c"] } } })).toEqual([
      {
        field: "tags",
        label: "Tags",
        kind: "list",
        items: [
          { change: "added", text: "c" },
          { change: "removed", text: "a" },
        ],
        kept: 1,
      },
    ]);
  });

  it("tells what became of the records of a list, in words", () => {
    const before = [
      { id: "0197a000-0000-7000-8000-000000000001", kind: "website", url: "https://example.org/" },
      { id: "0197a000-0000-7000-8000-000000000002", kind: "support", url: "https://help.example.org/" },
    ];
    const after = [
      { ...before[0], url: "https://example.com/" },
      { kind: "recipe", url: "https://git.example/" },
    ];
    expect(changesOf({ changes: { links: { before, after } } })).toMatchObject([
      {
        items: [
          {
            change: "changed",
            text: "website, https://example.com/",
            fields: [{ label: "Address", before: "https://example.org/", after: "https://example.com/" }],
          },
          { change: "added", text: "recipe, https://git.example/" },
          { change: "removed", text: "support, https://help.example.org/" },
        ],
        kept: 0,
      },
    ]);
  });

  it("tells when only the order of a list changed", () => {
    expect(changesOf({ changes: { authors: { before: ["a", "b"], after: ["b", "a"] } } })).toMatchObject([
      { items: [{ change: "moved", text: "b, a" }] },
    ]);
  });

  it("shows texts that have nothing in common side by side", () => {
    const [before, after] = ["one ".repeat(20), "two ".repeat(20)];
    expect(changesOf({ changes: { summary: { before, after } } })).toMatchObject([{ kind: "value" }]);
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
