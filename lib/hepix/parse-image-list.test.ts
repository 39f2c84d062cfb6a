import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryImageList } from "./__fixtures__/arbitrary-image-list.ts";
import { sampleList } from "./__fixtures__/sample-list.ts";
import type { ImageList, ListedImage } from "./image-list.ts";
import {
  ImageListParseError,
  type ParsedImage,
  type ParsedImageList,
  parseImageList,
} from "./parse-image-list.ts";
import { serializeImageList } from "./serialize-image-list.ts";

describe("parseImageList", () => {
  test("reads what serializeImageList wrote", () => {
    fc.assert(
      fc.property(arbitraryImageList, (list) => {
        fc.pre(list.identifier !== "" && list.images.every(({ sha512 }) => sha512 !== ""));
        expect(parseImageList(serializeImageList(list))).toEqual(parsedFormOf(list));
      }),
    );
  });

  test("takes numbers for texts, no expiry and no AppDB fields, as in lists of CernVM", () => {
    const json = JSON.stringify({
      "hv:imagelist": {
        "dc:identifier": "76fdee70-8119-5d33-9f40-3c57e1c60df1",
        "dc:date:created": "2013-01-01T00:00:00Z",
        "dc:date:expires": "2014-01-01T00:00:00Z",
        "hv:version": 2,
        "x:unknown": {},
        "hv:images": [
          {
            "hv:image": {
              "dc:identifier": "c0482bc2-bf41-5d49-a85f-a750174a186b",
              "hv:uri": "http://example.org/a.ova",
              "hv:size": 393216,
              "hv:version": 1.5,
              "hv:ram_minimum": 512,
              "dc:title": null,
              "sl:checksum:sha512": "AB",
            },
          },
        ],
      },
    });
    const list = parseImageList(`\ufeff${json}`);
    expect(list).toMatchObject({ version: "2", vo: null, endorser: null });
    expect(list.images).toMatchObject([
      {
        size: "393216",
        version: "1.5",
        ramMinimum: "512",
        title: null,
        expiresAt: null,
        appId: null,
        sha512: "AB",
      },
    ]);
  });

  const wire = () => JSON.parse(serializeImageList(sampleList()));

  test.each([
    ["no JSON", "{", "", /^The list is no JSON: /],
    ["no list", "{}", "hv:imagelist", /^hv:imagelist: /],
    ["no object", "[]", "", /^The list: /],
    [
      "an endless date",
      withField("dc:date:created", "now"),
      "hv:imagelist.dc:date:created",
      /^dc:date:created: must be a date/,
    ],
    ["images that are no list", withField("hv:images", {}), "hv:imagelist.hv:images", /^hv:images: /],
    [
      "a size that is an object",
      withImageField("hv:size", {}),
      "hv:imagelist.hv:images.1.hv:image.hv:size",
      /^Image 2 of the list, hv:size: must be a text or a number\.$/,
    ],
    [
      "an image without address",
      withImageField("hv:uri", undefined),
      "hv:imagelist.hv:images.1.hv:image.hv:uri",
      /^Image 2 of the list, hv:uri: /,
    ],
  ])("refuses %s and names the field", (_, json, path, message) => {
    const error = errorOf(json);
    expect(error).toBeInstanceOf(ImageListParseError);
    expect(error).toMatchObject({ path, message: expect.stringMatching(message) });
  });

  function withField(field: string, value: unknown): string {
    const json = wire();
    json["hv:imagelist"][field] = value;
    return JSON.stringify(json);
  }

  function withImageField(field: string, value: unknown): string {
    const json = wire();
    json["hv:imagelist"]["hv:images"][1]["hv:image"][field] = value;
    return JSON.stringify(json);
  }
});

function errorOf(json: string): unknown {
  try {
    return parseImageList(json);
  } catch (error) {
    return error;
  }
}

function parsedFormOf(list: ImageList): ParsedImageList {
  return {
    ...list,
    createdAt: wholeSeconds(list.createdAt),
    expiresAt: wholeSeconds(list.expiresAt),
    images: list.images.map(parsedImageOf),
  };
}

function parsedImageOf(image: ListedImage): ParsedImage {
  const { ramMinimumBytes, ramRecommendedBytes, coreMinimum, coreRecommended, sizeBytes, ...same } = image;
  return {
    ...same,
    format: image.format.toLowerCase(),
    expiresAt: wholeSeconds(image.expiresAt),
    size: String(sizeBytes),
    ramMinimum: ramMinimumBytes?.toString() ?? null,
    ramRecommended: ramRecommendedBytes?.toString() ?? null,
    coreMinimum: coreMinimum?.toString() ?? null,
    coreRecommended: coreRecommended?.toString() ?? null,
    trafficIn: image.trafficIn ?? [],
    trafficOut: image.trafficOut ?? [],
  };
}

function wholeSeconds(date: Date): Date {
  return new Date(Math.floor(date.getTime() / 1000) * 1000);
}
