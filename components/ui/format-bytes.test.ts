import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatBytes, formatExactBytes } from "./format-bytes.ts";

describe("formatBytes", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [999, "999 bytes"],
    [1000, "1 kB"],
    [612_368_384, "612 MB"],
    [1_544_103_936, "1.54 GB"],
    [999_999, "1 MB"],
    [999_499, "999 kB"],
    [10n ** 18n, "1 EB"],
    [5_000n * 10n ** 18n, "5000 EB"],
  ])("says %s as %s", (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });

  it.each([
    [1023, "1023 bytes"],
    [2_147_483_648, "2 GiB"],
    [1536, "1.5 KiB"],
    [1_047_552, "1023 KiB"],
  ])("counts memory %s in powers of 1024: %s", (bytes, words) => {
    expect(formatBytes(bytes, "binary")).toBe(words);
  });

  it.each([-1, Number.NaN, Number.POSITIVE_INFINITY])("refuses %s", (bytes) => {
    expect(() => formatBytes(bytes)).toThrow(RangeError);
  });

  it("is never off by more than half a per cent, and never shows a full step of its unit", () => {
    const steps = { bytes: 1, byte: 1, kB: 1e3, MB: 1e6, GB: 1e9, TB: 1e12, PB: 1e15 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (bytes) => {
        const [figure, unit] = formatBytes(bytes).split(" ");
        const value = Number(figure) * steps[unit as keyof typeof steps];
        expect(Math.abs(value - bytes)).toBeLessThanOrEqual(bytes * 0.005);
        expect(Number(figure)).toBeLessThan(1000);
      }),
    );
  });
});

describe("formatExactBytes", () => {
  it("groups digits and knows the singular", () => {
    expect(formatExactBytes(612_368_384)).toBe("612,368,384 bytes");
    expect(formatExactBytes(1n)).toBe("1 byte");
  });
});
