import fc from "fast-check";
import { expect, test } from "vitest";
import { providerSlug } from "./provider.ts";

test.each([
  ["FJORD-CLOUD", "fjord-cloud"],
  ["  Wolke  7 (Süd) ", "wolke-7-sud"],
  ["CESNET.MetaCloud", "cesnet-metacloud"],
  ["データセンター", expect.stringMatching(/^[a-z0-9]+(-[a-z0-9]+)*$/)],
  ["---", null],
  ["register", null],
  ["New", null],
])("%s is at %s", (name, slug) => {
  expect(providerSlug(name)).toEqual(slug);
});

test("every address has the form that the database takes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const slug = providerSlug(name);
      if (slug !== null) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    }),
  );
});
