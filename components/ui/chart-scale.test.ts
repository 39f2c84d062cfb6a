import fc from "fast-check";
import { expect, test } from "vitest";
import { countAxis, labelledPlaces, percentOf } from "./chart-scale.ts";

test.each([
  [0, [0, 1]],
  [1, [0, 1]],
  [3, [0, 1, 2, 3]],
  [5, [0, 2, 4, 6]],
  [17, [0, 5, 10, 15, 20]],
  [90, [0, 25, 50, 75, 100]],
  [4_100, [0, 2000, 4000, 6000]],
])("an axis up to %i has its lines at %j", (largest, ticks) => {
  expect(countAxis(largest)).toEqual({ maximum: ticks.at(-1), ticks });
});

test("an axis holds its largest count, wastes less than a step, and has few, even, whole steps", () => {
  fc.assert(
    fc.property(fc.nat({ max: 2_000_000_000 }), (largest) => {
      const { maximum, ticks } = countAxis(largest);
      const step = ticks[1] ?? 0;
      expect(maximum).toBeGreaterThanOrEqual(largest);
      expect(maximum - largest).toBeLessThan(Math.max(step, 2));
      expect(ticks.length).toBeLessThanOrEqual(5);
      expect(ticks).toEqual(ticks.map((_, index) => index * step));
      expect(ticks.every(Number.isInteger)).toBe(true);
    }),
  );
});

test("what is no count has no axis", () => {
  for (const odd of [-1, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => countAxis(odd)).toThrow(RangeError);
});

test("the last place has a label, no more than wished for have one, and they are evenly apart", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 500 }), fc.integer({ min: 1, max: 12 }), (count, most) => {
      const places = labelledPlaces(count, most);
      expect(places.at(-1)).toBe(count - 1);
      expect(places.length).toBeLessThanOrEqual(most);
      const distances = places.slice(1).map((place, index) => place - (places[index] ?? 0));
      expect(new Set(distances).size).toBeLessThanOrEqual(1);
    }),
  );
  expect(labelledPlaces(0, 5)).toEqual([]);
});

test("a share is a percentage and never leaves the chart", () => {
  expect(percentOf(1, 4)).toBe(25);
  expect(percentOf(1, 0)).toBe(0);
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, min: -1e9, max: 1e9 }),
      fc.double({ noNaN: true, min: 0, max: 1e9 }),
      (value, whole) => {
        const percent = percentOf(value, whole);
        expect(percent).toBeGreaterThanOrEqual(0);
        expect(percent).toBeLessThanOrEqual(100);
      },
    ),
  );
});
