import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { SORTS } from "./catalogue-search.ts";
import { type Place, readPlace, writePlace } from "./cursor.ts";

const values: Record<(typeof SORTS)[number], fc.Arbitrary<string>> = {
  relevance: fc.integer().map(String),
  followers: fc.nat(1_000_000).map(String),
  name: fc.string({ maxLength: 50 }).filter((name) => !name.includes("\0")),
  updated: fc
    .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((date) => date.toISOString()),
};
const places: fc.Arbitrary<Place> = fc.constantFrom(...SORTS).chain((sort) =>
  fc.record({
    sort: fc.constant(sort),
    value: values[sort],
    applianceId: fc.uuid(),
    asOf: fc.nat(2_000_000_000),
  }),
);

describe("a place in the results", () => {
  it("is read as it was written, for its own order only", () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...SORTS), (place, sort) => {
        const key = writePlace(place);
        expect(key).toMatch(/^[A-Za-z0-9_-]{1,1000}$/);
        expect(readPlace(key, place.sort)).toEqual(place);
        if (sort !== place.sort) expect(readPlace(key, sort)).toBeNull();
      }),
    );
  });

  it("is nothing when somebody made it up", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString("base64url")),
        ),
        (key) => {
          expect(readPlace(key, "updated")).toBeNull();
        },
      ),
    );
    const forged = (value: string) =>
      Buffer.from(JSON.stringify(["updated", value, "0190f3a1-7c2b-7def-8000-0123456789ab", 1])).toString(
        "base64url",
      );
    expect(readPlace(forged("2026-01-01T00:00:00.000Z"), "updated")).not.toBeNull();
    expect(readPlace(forged("now()"), "updated")).toBeNull();
  });
});
