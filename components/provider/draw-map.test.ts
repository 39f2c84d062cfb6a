import fc from "fast-check";
import { expect, test } from "vitest";
import { COUNTRY_NAMES, countryNumber } from "#lib/provider/country.ts";
import { drawMap, MAP_SIZE } from "./draw-map.ts";

const numbers = COUNTRY_NAMES.flatMap((name) => countryNumber(name) ?? []);

test("whatever countries are asked for, their marks lie on the map and the page stays small", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.constantFrom(...numbers), { maxLength: 12 }), (wanted) => {
      const { land, countries } = drawMap(wanted);
      for (const { x, y } of countries) {
        expect(x).toBeGreaterThanOrEqual(0);
        expect(x).toBeLessThanOrEqual(MAP_SIZE.width);
        expect(y).toBeGreaterThanOrEqual(0);
        expect(y).toBeLessThanOrEqual(MAP_SIZE.height);
      }
      expect(land).not.toMatch(/NaN|Infinity/);
      expect(land.length).toBeLessThan(80_000);
    }),
    { numRuns: 25 },
  );
});

test("sites of Europe show Europe, sites of two continents the world", () => {
  const [norway, portugal, japan] = ["578", "620", "392"];
  const europe = drawMap([norway, portugal] as string[]);
  const world = drawMap([norway, japan] as string[]);
  const distance = (map: typeof europe) => {
    const [first, second] = map.countries;
    return Math.hypot((first?.x ?? 0) - (second?.x ?? 0), (first?.y ?? 0) - (second?.y ?? 0));
  };
  expect(distance(europe)).toBeGreaterThan(200);
  expect(world.countries).toHaveLength(2);
  expect(world.land.length).toBeGreaterThan(20_000);
});

test("what has no shape is left out, and no country at all is a map of the world", () => {
  expect(drawMap(["999"]).countries).toEqual([]);
  expect(drawMap([]).land).not.toBe("");
});
