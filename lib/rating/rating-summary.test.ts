import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeRating, summarise } from "./rating-summary.ts";

test("the average of those who rated, and how many gave what", () => {
  const summary = summarise(
    new Map([
      [5, 2],
      [4, 1],
      [1, 1],
    ]),
  );
  expect(summary).toEqual({ count: 4, average: 3.8, histogram: [1, 0, 0, 1, 2] });
  expect(describeRating(summary)).toBe("3.8 of 5 stars by 4 people");
  expect(describeRating(summarise(new Map([[3, 1]])))).toBe("3.0 of 5 stars by 1 person");
});

test("where nobody has rated there is no average", () => {
  expect(summarise(new Map())).toEqual({ count: 0, average: null, histogram: [0, 0, 0, 0, 0] });
  expect(describeRating(summarise(new Map()))).toBeNull();
});

describe("whoever rates", () => {
  test("the average lies between the least and the most that was given", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1 }), (given) => {
        const counts = new Map<number, number>();
        for (const stars of given) counts.set(stars, (counts.get(stars) ?? 0) + 1);
        const { average, count, histogram } = summarise(counts);
        expect(count).toBe(given.length);
        expect(histogram.reduce((sum, number) => sum + number, 0)).toBe(count);
        expect(average).toBeGreaterThanOrEqual(Math.min(...given));
        expect(average).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });
});
