import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type CatalogueSearch,
  CLOSED_FACETS,
  catalogueAddress,
  defaultSort,
  EMPTY_SEARCH,
  FACETS,
  isNarrowed,
  listChosen,
  parseCatalogueQuery,
  readCatalogueSearch,
  SORTS,
  toCatalogueQuery,
  withToggled,
} from "./catalogue-search.ts";
import { describeSearch } from "./facet-words.ts";

const line = fc
  .stringMatching(/^[\p{L}\p{N}&?#%+ "-]{1,40}$/u)
  .map((text) => text.trim())
  .filter((text) => text !== "");
const facets = fc
  .tuple(
    ...FACETS.map((facet) =>
      fc.uniqueArray(fc.constantFrom(...(CLOSED_FACETS[facet] ?? ["a", "b c", "Ünïx & co", "debian 12"])), {
        maxLength: 3,
      }),
    ),
  )
  .map((values) =>
    Object.fromEntries(
      FACETS.flatMap((facet, index) =>
        (values[index] ?? []).length === 0 ? [] : [[facet, [...(values[index] ?? [])].sort()]],
      ),
    ),
  );
const searches: fc.Arbitrary<CatalogueSearch> = fc
  .record({
    text: fc.oneof(fc.constant(""), line),
    facets,
    sort: fc.constantFrom(...SORTS),
    cursor: fc.option(
      fc.record({
        side: fc.constantFrom("after" as const, "before" as const),
        key: fc.stringMatching(/^[A-Za-z0-9_-]{1,80}$/),
      }),
    ),
    exact: fc.boolean(),
  })
  .map((search) => ({
    ...search,
    sort: search.sort === "relevance" ? defaultSort(search.text) : search.sort,
    exact: search.exact && search.text !== "",
  }));

describe("the address of a search", () => {
  it("is plain when nothing is chosen", () => {
    expect(catalogueAddress({})).toBe("/appliances");
    expect(catalogueAddress(EMPTY_SEARCH)).toBe("/appliances");
  });

  it("names text, choices, order and place, always in the same order", () => {
    expect(
      catalogueAddress({
        sort: "followers",
        facets: { vo: ["biomed", "atlas", "biomed"], category: ["Operating systems"], arch: [] },
        text: "a&b",
        cursor: { side: "after", key: "abc" },
      }),
    ).toBe("/appliances?q=a%26b&category=Operating+systems&vo=atlas&vo=biomed&sort=followers&after=abc");
  });

  it("gives back every search that it was made from", () => {
    fc.assert(
      fc.property(searches, (search) => {
        expect(parseCatalogueQuery(toCatalogueQuery(search))).toEqual(search);
      }),
    );
  });

  it("is the same for what means the same", () => {
    fc.assert(
      fc.property(searches, (search) => {
        const query = toCatalogueQuery(search);
        const turned = [...new URLSearchParams(query)].reverse();
        expect(toCatalogueQuery(parseCatalogueQuery(new URLSearchParams(turned).toString()))).toBe(query);
      }),
    );
  });

  it("of former releases still works, and what is unknown is dropped", () => {
    expect(
      readCatalogueSearch({ q: ["one", "two"], category: "Training", page: "3", colour: "red" }),
    ).toEqual({
      ...EMPTY_SEARCH,
      text: "one",
      facets: { category: ["Training"] },
      sort: "relevance",
    });
    expect(
      readCatalogueSearch({
        q: "",
        freshness: ["current", "rotten"],
        sort: "relevance",
        after: "%%%",
        exact: "1",
      }),
    ).toEqual({ ...EMPTY_SEARCH, facets: { freshness: ["current"] } });
  });

  it("forgives every nonsense", () => {
    const value = fc.oneof(fc.string({ unit: "binary" }), fc.array(fc.string({ unit: "binary" })));
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom("q", "sort", "after", "page", "exact", ...FACETS), value),
        (query) => {
          const search = readCatalogueSearch(query);
          expect(JSON.stringify(search)).not.toContain("\\u0000");
          expect(search.text.length).toBeLessThanOrEqual(200);
          expect(readCatalogueSearch({})).toEqual(EMPTY_SEARCH);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("choosing", () => {
  it("twice is not choosing, and both begin at the first page", () => {
    const search: CatalogueSearch = { ...EMPTY_SEARCH, cursor: { side: "after", key: "x" } };
    const chosen = withToggled(search, "vo", "biomed");
    expect(chosen).toEqual({ ...EMPTY_SEARCH, facets: { vo: ["biomed"] } });
    expect(listChosen(withToggled(chosen, "arch", "x86_64"))).toEqual([
      { facet: "arch", value: "x86_64" },
      { facet: "vo", value: "biomed" },
    ]);
    expect(isNarrowed(chosen)).toBe(true);
    expect(withToggled(chosen, "vo", "biomed")).toEqual(EMPTY_SEARCH);
  });
});

describe("a search in a sentence", () => {
  it.each([
    [EMPTY_SEARCH, "All appliances"],
    [{ text: "debian", facets: {} }, "“debian”"],
    [
      { text: "debian", facets: { accelerator: ["GPU"], vo: ["biomed"] } },
      "“debian” endorsed by biomed, with GPU",
    ],
    [
      { text: "", facets: { os: ["Debian 12", "Ubuntu"], freshness: ["current"] } },
      "Appliances running Debian 12 or Ubuntu, with freshness “Current”",
    ],
  ])("%j", (search, sentence) => {
    expect(describeSearch(search)).toBe(sentence);
  });
});
