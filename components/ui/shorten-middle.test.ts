import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { shortenMiddle } from "./shorten-middle.ts";

describe("shortenMiddle", () => {
  it("keeps both ends", () => {
    expect(shortenMiddle("0123456789abcdef", 8)).toBe("0123…def");
    expect(shortenMiddle("short", 8)).toBe("short");
  });

  it("never exceeds the length, and keeps what fits", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 3, max: 40 }), (text, length) => {
        const shown = shortenMiddle(text, length);
        expect(shown.length).toBe(Math.min(text.length, length));
        if (text.length <= length) expect(shown).toBe(text);
      }),
    );
  });
});
