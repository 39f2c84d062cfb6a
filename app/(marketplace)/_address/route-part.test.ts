import fc from "fast-check";
import { expect, it } from "vitest";
import { readRoutePart } from "./route-part.ts";

it("gives back what was encoded", () => {
  const names = fc.string({ unit: "grapheme" }).filter((text) => !/\p{Cc}/u.test(text));
  fc.assert(
    fc.property(names, (name) => {
      expect(readRoutePart(encodeURIComponent(name))).toBe(name);
    }),
  );
});

it.each(["%", "%E0%A4%A", "a%00b", "a%0Ab"])("refuses %s", (part) => {
  expect(readRoutePart(part)).toBeNull();
});
