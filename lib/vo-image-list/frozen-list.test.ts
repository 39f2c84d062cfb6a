import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryImageList } from "#lib/hepix/__fixtures__/arbitrary-image-list.ts";
import { sampleList } from "#lib/hepix/__fixtures__/sample-list.ts";
import type { ImageList } from "#lib/hepix/image-list.ts";
import { serializeImageList } from "#lib/hepix/serialize-image-list.ts";
import type { ListContent } from "#lib/list-signing/sign-list.ts";
import { freezeList, thawList } from "./frozen-list.ts";

const contentOf = ({ version: _version, expiresAt: _expiry, endorser: _who, ...content }: ImageList) =>
  content;

/** As the JSON column gives it back: PostgreSQL orders keys as it likes. */
function throughTheDatabase(json: object): unknown {
  return JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    value !== null && typeof value === "object" && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

describe("a frozen list", () => {
  test("is, thawed, what it was", () => {
    fc.assert(
      fc.property(arbitraryImageList, (list) => {
        const content = contentOf(list);
        expect(thawList(throughTheDatabase(freezeList(content)))).toEqual(content);
      }),
    );
  });

  test("is serialised to the same bytes before and after", () => {
    fc.assert(
      fc.property(arbitraryImageList, (list) => {
        const thawed: ListContent = thawList(throughTheDatabase(freezeList(contentOf(list))));
        expect(serializeImageList({ ...list, ...thawed })).toBe(serializeImageList(list));
      }),
    );
  });

  test("keeps sizes that no number of JSON could", () => {
    const list = sampleList();
    const images = list.images.map((image) => ({ ...image, sizeBytes: 9_007_199_254_740_993n }));
    const thawed = thawList(throughTheDatabase(freezeList({ ...contentOf(list), images })));
    expect(thawed.images.map(({ sizeBytes }) => sizeBytes)).toEqual([
      9_007_199_254_740_993n,
      9_007_199_254_740_993n,
    ]);
  });

  test.each([
    ["nothing", null],
    ["an empty object", {}],
    ["a size that is no number", { images: [{ sizeBytes: "1e3" }] }],
    ["a date that is none", { createdAt: "yesterday" }],
    ["images that are none", { images: [1] }],
  ])("is not thawed from %s", (_, changes) => {
    const frozen = changes === null ? null : { ...freezeList(contentOf(sampleList())), ...changes };
    const column = changes !== null && Object.keys(changes).length === 0 ? {} : frozen;
    expect(() => thawList(column)).toThrow();
  });
});
