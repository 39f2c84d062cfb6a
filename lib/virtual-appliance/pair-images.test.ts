import fc from "fast-check";
import { expect, test } from "vitest";
import { pairImages } from "./pair-images.ts";

const image = (identifier: string, text = "") => ({ identifier, text });

test("pairs by identifier, in the later order, with what went at the end", () => {
  const before = [image("a", "1"), image("gone"), image("b", "1")];
  const after = [image("b", "2"), image("new"), image("a", "2")];
  expect(pairImages(before, after)).toEqual([
    { identifier: "b", before: image("b", "1"), after: image("b", "2") },
    { identifier: "new", before: null, after: image("new") },
    { identifier: "a", before: image("a", "1"), after: image("a", "2") },
    { identifier: "gone", before: image("gone"), after: null },
  ]);
});

test("loses none, invents none, and has each once", () => {
  const images = fc
    .uniqueArray(fc.constantFrom(..."abcdefgh"))
    .map((names) => names.map((name) => image(name)));
  fc.assert(
    fc.property(images, images, (before, after) => {
      const pairs = pairImages(before, after);
      const found = (side: "before" | "after") =>
        pairs.flatMap((pair) => pair[side]?.identifier ?? []).sort();
      expect(found("before")).toEqual(before.map(({ identifier }) => identifier).sort());
      expect(found("after")).toEqual(after.map(({ identifier }) => identifier).sort());
      expect(new Set(pairs.map(({ identifier }) => identifier)).size).toBe(pairs.length);
    }),
  );
});
