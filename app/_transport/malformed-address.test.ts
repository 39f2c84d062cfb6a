import fc from "fast-check";
import { expect, it } from "vitest";
import { isMalformedAddress } from "./malformed-address.ts";

it("takes whatever was encoded, with any query", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(isMalformedAddress(`/store/vo/${encodeURIComponent(name)}/image.list?q=%ff`)).toBe(false);
    }),
  );
});

it.each(["/store/vo/%ff/image.list", "/vos/%", "/%E0%A4%A", "/a%zz?b=c"])("finds %s malformed", (target) => {
  expect(isMalformedAddress(target)).toBe(true);
});
