import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesPerSecond, describeRemaining, type Sample, withSample } from "./transfer-rate.ts";

describe("the rate", () => {
  test("is not known from one sample", () => {
    expect(bytesPerSecond([])).toBeNull();
    expect(bytesPerSecond([{ at: 0, bytes: 5n }])).toBeNull();
  });

  test("is what arrived in the time between", () => {
    const samples = [
      { at: 1000, bytes: 0n },
      { at: 3000, bytes: 4_000_000n },
    ];
    expect(bytesPerSecond(samples)).toBe(2_000_000);
  });

  test("starts anew when the download does", () => {
    const before: Sample[] = [
      { at: 0, bytes: 0n },
      { at: 1000, bytes: 900n },
    ];
    expect(withSample(before, { at: 2000, bytes: 10n })).toEqual([{ at: 2000, bytes: 10n }]);
  });

  test("forgets what is long ago, but never the sample before", () => {
    const slow = withSample([{ at: 0, bytes: 0n }], { at: 60_000, bytes: 10n });
    expect(slow).toHaveLength(2);
    expect(withSample(slow, { at: 61_000, bytes: 20n })).toEqual([
      { at: 60_000, bytes: 10n },
      { at: 61_000, bytes: 20n },
    ]);
  });

  test("is never negative, however the samples come", () => {
    const steps = fc.array(fc.tuple(fc.nat(10_000), fc.bigInt({ min: 0n, max: 1n << 60n })));
    fc.assert(
      fc.property(steps, (pairs) => {
        let at = 0;
        let samples: readonly Sample[] = [];
        for (const [passed, bytes] of pairs) {
          at += passed;
          samples = withSample(samples, { at, bytes });
          expect(bytesPerSecond(samples) ?? 0).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });
});

test.each([
  [0n, 10, null],
  [100n, null, null],
  [100n, 0, null],
  [30n, 10, "a few seconds left"],
  [420n, 10, "about 45 seconds left"],
  [1500n, 10, "about 3 minutes left"],
  [100_000n, 10, "about 3 hours left"],
])("%s bytes at %s a second: %s", (left, rate, words) => {
  expect(describeRemaining(left, rate)).toBe(words);
});
