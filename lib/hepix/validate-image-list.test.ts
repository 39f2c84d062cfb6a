import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryImageList } from "./__fixtures__/arbitrary-image-list.ts";
import { sampleImage, sampleList, sampleNow } from "./__fixtures__/sample-list.ts";
import type { ImageList, ListedImage } from "./image-list.ts";
import { findImageListProblems } from "./validate-image-list.ts";

const { endorser } = sampleList();
const { user } = sampleImage();

describe("findImageListProblems", () => {
  test("finds none in a list that every client takes", () => {
    expect(findImageListProblems(sampleList(), sampleNow)).toEqual([]);
  });

  test("lets a list be empty, which withdraws everything", () => {
    expect(findImageListProblems(sampleList({ images: [] }), sampleNow)).toEqual([]);
  });

  test("lets title and description of the list hold any letters", () => {
    expect(findImageListProblems(sampleList({ title: "Étoile", description: "Ω" }), sampleNow)).toEqual([]);
  });

  test("speaks to the VO manager", () => {
    const list = sampleList({ images: [sampleImage({ title: "Jupyter", osVersion: " " })] });
    expect(findImageListProblems(list, sampleNow)).toEqual([
      {
        imageIdentifier: sampleImage().identifier,
        field: "sl:osversion",
        code: "missing",
        message: "image “Jupyter”: no operating system version",
        words: "no operating system version",
      },
    ]);
  });

  test("names an image without a title by its identifier", () => {
    const [problem] = findImageListProblems(sampleList({ images: [sampleImage({ title: "" })] }), sampleNow);
    expect(problem?.message).toBe(`image “${sampleImage().identifier}”: no title`);
  });

  const listCases: [field: string, code: string, changes: Partial<ImageList>][] = [
    ["dc:identifier", "malformed", { identifier: "76FDEE70-8119-5D33-9F40-3C57E1C60DF1" }],
    ["dc:title", "missing", { title: "" }],
    ["dc:description", "missing", { description: " " }],
    ["dc:source", "missing", { source: "" }],
    ["dc:source", "malformed", { source: "example.org" }],
    ["ad:vo", "missing", { vo: "" }],
    ["ad:vo", "malformed", { vo: "bio med" }],
    ["hv:version", "malformed", { version: "1.0-rc1" }],
    ["hv:uri", "missing", { uri: "" }],
    ["hv:uri", "malformed", { uri: "https://a:b@example.org/image.list" }],
    ["hv:uri", "malformed", { uri: "https://example.org/image.list?a=b" }],
    ["dc:creator", "missing", { endorser: { ...endorser, creator: "" } }],
    ["dc:creator", "not-plain-text", { endorser: { ...endorser, creator: "Änne" } }],
    ["hv:dn", "not-plain-text", { endorser: { ...endorser, dn: "/CN=Björn" } }],
    ["hv:dn", "not-plain-text", { endorser: { ...endorser, dn: "/CN=Bj\\xC3\\xB6rn" } }],
    ["hv:dn", "malformed", { endorser: { ...endorser, dn: "CN=a,O=b" } }],
    ["hv:ca", "malformed", { endorser: { ...endorser, ca: "" } }],
    ["hv:email", "malformed", { endorser: { ...endorser, email: "support" } }],
    ["dc:date:created", "in-the-future", { createdAt: new Date("2026-11-23T02:25:01Z") }],
    ["dc:date:created", "malformed", { createdAt: new Date(Number.NaN) }],
    ["dc:date:expires", "expired", { expiresAt: sampleNow }],
    ["dc:date:expires", "malformed", { expiresAt: new Date(Number.NaN) }],
  ];

  test.each(listCases)("finds in the list: %s %s (%j)", (field, code, changes) => {
    const problems = findImageListProblems(sampleList(changes), sampleNow);
    expect(problems).toMatchObject([{ imageIdentifier: null, field, code }]);
  });

  const imageCases: [field: string, code: string, changes: Partial<ListedImage>][] = [
    ["dc:title", "missing", { title: "" }],
    ["dc:title", "not-plain-text", { title: "Universität" }],
    ["dc:title", "too-long", { title: "x".repeat(201) }],
    ["dc:description", "not-plain-text", { description: "two\nlines" }],
    ["sl:comments", "not-plain-text", { comments: 'a "quote"' }],
    ["ad:group", "missing", { group: "" }],
    ["ad:group", "not-plain-text", { group: "$HOME" }],
    ["ad:appid", "missing", { appId: "" }],
    ["hv:hypervisor", "missing", { hypervisor: "" }],
    ["hv:version", "missing", { version: "" }],
    ["hv:version", "not-plain-text", { version: "`1`" }],
    ["sl:arch", "missing", { arch: "" }],
    ["sl:os", "missing", { osFamily: "" }],
    ["sl:osname", "missing", { osName: "" }],
    ["sl:osversion", "not-plain-text", { osVersion: "22\\04" }],
    ["ad:user:fullname", "missing", { user: { ...user, fullName: "" } }],
    ["ad:user:fullname", "not-plain-text", { user: { ...user, fullName: "Björn" } }],
    ["ad:user:guid", "missing", { user: { ...user, guid: "" } }],
    ["ad:user:guid", "malformed", { user: { ...user, guid: "a1" } }],
    ["ad:user:uri", "malformed", { user: { ...user, uri: "people/1" } }],
    ["ad:mpuri", "malformed", { mpuri: "https://example.org/image/1" }],
    [
      "ad:mpuri",
      "malformed",
      { mpuri: "https://example.org/store/vo/image/aa6571e7-5431-5e15-91a4-724bc302664c:14/" },
    ],
    ["ad:base_mpuri", "malformed", { baseMpuri: "" }],
    ["ad:base_mpuri", "malformed", { baseMpuri: sampleImage().mpuri }],
    ["hv:uri", "missing", { uri: "" }],
    ["hv:uri", "malformed", { uri: "https://example.org/a.qcow2?x=1" }],
    ["sl:checksum:sha512", "missing", { sha512: "" }],
    ["sl:checksum:sha512", "malformed", { sha512: "ABCDEF0123456789".repeat(8) }],
    ["sl:checksum:sha512", "malformed", { sha512: "0".repeat(64) }],
    ["hv:size", "out-of-range", { sizeBytes: 0n }],
    ["hv:format", "missing", { format: "" }],
    ["hv:format", "malformed", { format: "QCOW2" }],
    ["hv:format", "malformed", { format: "iso" }],
    ["hv:ram_minimum", "out-of-range", { ramMinimumBytes: 0n }],
    ["ad:ram_recommended", "out-of-range", { ramRecommendedBytes: -1n }],
    ["hv:core_minimum", "out-of-range", { coreMinimum: 0 }],
    ["ad:core_recommended", "out-of-range", { coreRecommended: 1.5 }],
    ["dc:date:expires", "expired", { expiresAt: sampleNow }],
    ["dc:date:expires", "malformed", { expiresAt: new Date(Number.NaN) }],
  ];

  test.each(imageCases)("finds in an image: %s %s (%o)", (field, code, changes) => {
    const image = sampleImage(changes);
    const problems = findImageListProblems(sampleList({ images: [image] }), sampleNow);
    expect(problems).toMatchObject([{ imageIdentifier: image.identifier, field, code }]);
  });

  test("finds an identifier that is no UUID", () => {
    const image = sampleImage({ identifier: "14", mpuri: "https://example.org/store/vo/image/14:14/" });
    const fields = findImageListProblems(sampleList({ images: [image] }), sampleNow).map(
      ({ field }) => field,
    );
    expect(fields).toEqual(["dc:identifier", "ad:mpuri"]);
  });

  test("finds images that share identifier and address", () => {
    const problems = findImageListProblems(sampleList({ images: [sampleImage(), sampleImage()] }), sampleNow);
    expect(problems).toMatchObject([
      { field: "dc:identifier", code: "duplicate" },
      { field: "ad:mpuri", code: "duplicate" },
    ]);
  });

  test("always comes to a verdict", () => {
    fc.assert(
      fc.property(arbitraryImageList, (list) => {
        for (const { message } of findImageListProblems(list, sampleNow))
          expect(message).toMatch(/^(the list|image “)/);
      }),
    );
  });
});
