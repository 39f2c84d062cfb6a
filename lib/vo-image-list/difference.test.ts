import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { countChanges, describeChanges, differenceOf, type ListedEntry } from "./difference.ts";

const entry = (entryIdentifier: string, imageId: string): ListedEntry => ({ entryIdentifier, imageId });

const state = fc.uniqueArray(
  fc.record({
    entryIdentifier: fc.constantFrom("a", "b", "c", "d", "e", "f"),
    imageId: fc.constantFrom("1", "2", "3"),
  }),
  { selector: ({ entryIdentifier }) => entryIdentifier },
);

describe("differenceOf", () => {
  test("tells what came, changed, stayed and went", () => {
    const before = [entry("a", "1"), entry("b", "1"), entry("c", "1")];
    const after = [entry("d", "1"), entry("b", "2"), entry("a", "1")];
    expect(differenceOf(before, after)).toEqual([
      { kind: "added", after: entry("d", "1") },
      { kind: "updated", before: entry("b", "1"), after: entry("b", "2") },
      { kind: "unchanged", before: entry("a", "1"), after: entry("a", "1") },
      { kind: "removed", before: entry("c", "1") },
    ]);
  });

  test("covers each entry of either state exactly once", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const covered = differenceOf(before, after).map((change) =>
          change.kind === "removed" ? change.before.entryIdentifier : change.after.entryIdentifier,
        );
        const all = new Set([...before, ...after].map(({ entryIdentifier }) => entryIdentifier));
        expect(covered.toSorted()).toEqual([...all].sort());
      }),
    );
  });

  test("leads from the one state to the other and back", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const changes = differenceOf(before, after);
        expect(changes.flatMap((change) => ("after" in change ? [change.after] : []))).toEqual(after);
        const old = changes.flatMap((change) => ("before" in change ? [change.before] : []));
        expect(new Set(old)).toEqual(new Set(before));
      }),
    );
  });

  test("applied to the one state, makes the other", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const entries = new Map(before.map((each) => [each.entryIdentifier, each]));
        for (const change of differenceOf(before, after)) {
          if (change.kind === "removed") entries.delete(change.before.entryIdentifier);
          if (change.kind === "added" || change.kind === "updated") {
            entries.set(change.after.entryIdentifier, change.after);
          }
        }
        expect(new Set(entries.values())).toEqual(new Set(after));
      }),
    );
  });

  test("calls an entry updated exactly when its image is another one", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        for (const change of differenceOf(before, after)) {
          if (change.kind === "updated") expect(change.before.imageId).not.toBe(change.after.imageId);
          if (change.kind === "unchanged") expect(change.before).toEqual(change.after);
        }
      }),
    );
  });

  test("finds nothing between a state and itself in another order", () => {
    fc.assert(
      fc.property(state, (entries) => {
        const { unchanged, ...others } = countChanges(differenceOf(entries, entries.toReversed()));
        expect(unchanged).toBe(entries.length);
        expect(others).toEqual({ added: 0, removed: 0, updated: 0 });
      }),
    );
  });
});

describe("countChanges", () => {
  test("counts every change once", () => {
    fc.assert(
      fc.property(state, state, (before, after) => {
        const changes = differenceOf(before, after);
        const { added, removed, updated, unchanged } = countChanges(changes);
        expect(added + removed + updated + unchanged).toBe(changes.length);
        expect(added + updated + unchanged).toBe(after.length);
        expect(removed + updated + unchanged).toBe(before.length);
      }),
    );
  });
});

describe("describeChanges", () => {
  test.each([
    [{ added: 0, removed: 0, updated: 0, unchanged: 7 }, "Nothing changes."],
    [{ added: 1, removed: 0, updated: 0, unchanged: 0 }, "1 image will reach providers."],
    [{ added: 0, removed: 2, updated: 0, unchanged: 0 }, "2 images will leave providers."],
    [
      { added: 3, removed: 1, updated: 1, unchanged: 0 },
      "3 images will reach providers, 1 image will be replaced by a newer state, 1 image will leave providers.",
    ],
  ])("%o: %s", (counts, sentence) => {
    expect(describeChanges(counts)).toBe(sentence);
  });
});
