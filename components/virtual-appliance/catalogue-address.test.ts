import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { catalogueAddress, readCatalogueView } from "./catalogue-address.ts";

function readAddress(address: string) {
  return readCatalogueView(Object.fromEntries(new URL(address, "https://example.org").searchParams));
}

describe("the catalogue's address", () => {
  it("is plain when nothing is chosen", () => {
    expect(catalogueAddress({})).toBe("/appliances");
    expect(catalogueAddress({ text: "", category: null, page: 1 })).toBe("/appliances");
  });

  it("names text, category and page", () => {
    expect(catalogueAddress({ text: "a&b", category: "Operating systems", page: 2 })).toBe(
      "/appliances?q=a%26b&category=Operating+systems&page=2",
    );
  });

  it("gives back every state that it was made from", () => {
    const line = fc.stringMatching(/^[\p{L}\p{N}&?#%+ ]{1,40}$/u).map((text) => text.trim());
    const views = fc.record({
      text: line,
      category: fc.option(line.filter((text) => text !== "")),
      page: fc.integer({ min: 1, max: 500 }),
    });
    fc.assert(
      fc.property(views, (view) => {
        expect(readAddress(catalogueAddress(view))).toEqual(view);
      }),
    );
  });

  it("takes the first of repeated parameters and forgives nonsense", () => {
    expect(readCatalogueView({ q: ["one", "two"], category: "", page: "-3" })).toEqual({
      text: "one",
      category: null,
      page: 1,
    });
  });

  it("never hands the null character on", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (q, category) => {
        const view = readCatalogueView({ q: `${q}\0`, category: `\0${category}` });
        expect(`${view.text}${view.category}`).not.toContain("\0");
        expect(view.text.length).toBeLessThanOrEqual(200);
      }),
    );
  });
});
