import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ParsedImage, parseImageList } from "#lib/hepix/parse-image-list.ts";
import { appdbImage, appdbImages, appdbListJson } from "#lib/testing/appdb-list.ts";
import { RESERVED_SLUGS } from "#lib/virtual-appliance/appliance.ts";
import { VERSION_FORM } from "#lib/virtual-appliance/version.ts";
import {
  distinguishName,
  type PlannedImage,
  planImport,
  slugForImport,
  UnimportableListError,
  voNameOf,
} from "./import-plan.ts";

const now = new Date("2026-11-23T12:00:00Z");
const inAYear = new Date("2027-11-23T12:00:00Z");
const id = (number: number) => `c0000000-0000-5000-8000-${String(number).padStart(12, "0")}`;

const planOf = (...images: ReturnType<typeof appdbImage>[]) =>
  planImport(parseImageList(appdbListJson({ images })), now);
const onlyImageOf = (...images: ReturnType<typeof appdbImage>[]): PlannedImage => {
  const image = planOf(...images)[0]?.images[0];
  if (!image) throw new Error("no image was planned");
  return image;
};

describe("a list of 2015", () => {
  test("becomes one appliance for each name in the titles", () => {
    const planned = planOf(...appdbImages());
    expect(planned.map(({ name, version, images }) => [name, version, images.length])).toEqual([
      ["Small Linux", "3.3.0-1", 1],
      ["OS Disk Image", "20141029", 1],
      ["Wave Solver", "1.10", 3],
    ]);
  });

  test("keeps each image's own version, texts, identifiers and numbers without a unit", () => {
    expect(onlyImageOf(...appdbImages())).toEqual({
      entryIdentifier: id(1),
      imageIdentifier: id(1),
      title: "Image for Small Linux [Scientific Linux/6.0/KVM]",
      groupName: "General group",
      ownVersion: "3.3.0-1",
      description: "Default disk extended to 40GB - all data sources enabled",
      notes: "",
      url: "http://repository.example.org/images/3.3.0-1/c0000000.ova",
      format: "ova",
      hypervisors: ["KVM"],
      trafficRules: [],
      arch: "x86_64",
      osFamily: "Linux",
      osName: "Scientific Linux",
      osVersion: "6.0",
      cpuMinimum: 1,
      cpuRecommended: 4,
      ramMinimumBytes: 512n,
      ramRecommendedBytes: 1024n,
      sizeBytes: 121_243_136n,
      sha512: appdbImages()[0]?.["sl:checksum:sha512"],
      contributorName: "Author Ada",
      contributorGuid: "2b1f6f0e-63a4-4d2a-9f0e-6b1f0a4c7d11",
      contributorUrl: "https://appdb.example.org/store/person/ada.author",
    });
  });

  test("gets a year where it says no expiry", () => {
    expect(planOf(...appdbImages()).map(({ expiresAt }) => expiresAt)).toEqual([inAYear, inAYear, inAYear]);
  });
});

describe("a later list", () => {
  const base = (image: string) => `https://appdb.example.org/store/vm/image/${image}:9:2/`;

  test("is grouped by the number of the appliance, whatever the titles say", () => {
    const planned = planOf(
      appdbImage(id(1), { title: "Amber", version: "1", "ad:appid": "7" }),
      appdbImage(id(2), { title: "Image for Basalt [x/1/KVM]", version: "1", "ad:appid": "8" }),
      appdbImage(id(3), { title: "Amber for ARM", version: "2", "ad:appid": "7" }),
    );
    expect(planned.map(({ name, images }) => [name, images.map((image) => image.title)])).toEqual([
      ["Amber", ["Amber", "Amber for ARM"]],
      ["Basalt", ["Image for Basalt [x/1/KVM]"]],
    ]);
  });

  test("tells the image's identifier apart from its entry's", () => {
    const image = onlyImageOf(
      appdbImage(id(1), { title: "Amber", version: "1", "ad:base_mpuri": base(id(2).toUpperCase()) }),
    );
    expect([image.entryIdentifier, image.imageIdentifier]).toEqual([id(1), id(2)]);
  });

  test.each([
    ["2027-01-01T00:00:00Z", "2027-01-01T00:00:00Z"],
    ["2499-12-31T22:00:00Z", inAYear.toISOString()],
  ])("expires on %s: at %s", (said, expected) => {
    const [appliance] = planOf(appdbImage(id(1), { title: "Amber", version: "1", "dc:date:expires": said }));
    expect(appliance?.expiresAt).toEqual(new Date(expected));
  });

  test("expires as its first image does", () => {
    const [appliance] = planOf(
      appdbImage(id(1), { title: "Amber", version: "1", "dc:date:expires": "2027-03-01T00:00:00Z" }),
      appdbImage(id(2), { title: "Amber", version: "1", "dc:date:expires": "2027-02-01T00:00:00Z" }),
      appdbImage(id(3), { title: "Amber", version: "1" }),
    );
    expect(appliance?.expiresAt).toEqual(new Date("2027-02-01T00:00:00Z"));
  });
});

describe("what cannot be taken over", () => {
  test.each([
    ["hv:size", "much", /“Amber”: the size “much” cannot be read/],
    ["hv:size", "0", /the size “0”/],
    ["hv:size", "-1", /the size “-1”/],
    ["sl:checksum:sha512", "abc", /the SHA-512 “abc”/],
  ])("%s %s is refused by name", (key, value, words) => {
    const image = appdbImage(id(1), { title: "Amber", version: "1", [key]: value });
    expect(() => planOf(image)).toThrow(UnimportableListError);
    expect(() => planOf(image)).toThrow(words);
  });

  test.each(["", "512 MB", "0", "1e9", "many"])("requirements of “%s” are no requirements", (value) => {
    const requirements = {
      "hv:ram_minimum": value,
      "ad:ram_recommended": value,
      "hv:core_minimum": value,
      "ad:core_recommended": value,
    };
    expect(onlyImageOf(appdbImage(id(1), { title: "Amber", version: "1", ...requirements }))).toMatchObject({
      ramMinimumBytes: null,
      ramRecommendedBytes: null,
      cpuMinimum: null,
      cpuRecommended: null,
    });
  });

  test("an upper-case checksum is the same checksum", () => {
    const sha512 = "ABCDEF01".repeat(16);
    const image = appdbImage(id(1), { title: "Amber", version: "1", "sl:checksum:sha512": sha512 });
    expect(onlyImageOf(image).sha512).toBe(sha512.toLowerCase());
  });

  test("an identifier that is no UUID gets one, always the same for it", () => {
    const named = (identifier: string) =>
      onlyImageOf(appdbImage(identifier, { title: "Amber", version: "1" })).entryIdentifier;
    expect(named("cernvm-3")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(named("cernvm-3")).toBe(named("cernvm-3"));
    expect(named("cernvm-3")).not.toBe(named("cernvm-4"));
    expect(named(id(1).toUpperCase())).toBe(id(1));
  });
});

describe("whatever a list holds", () => {
  const word = fc.option(
    fc.oneof(
      fc.string({ maxLength: 80 }),
      fc.constantFrom("", "General group", "Image for  [x]", "é", "a", " ", "1.0-final (β)"),
    ),
  );
  const image = fc
    .record({
      identifier: fc.oneof(fc.uuid(), fc.string()),
      appId: word,
      title: word,
      group: word,
      version: fc.oneof(fc.string({ maxLength: 60 }), fc.constantFrom("", "1.0", "2015-06-18 Ω")),
      baseMpuri: fc.option(fc.uuid().map((uuid) => `https://x.example.org/store/vm/image/${uuid}:1/`)),
      expiresAt: fc.option(fc.date({ min: now, noInvalidDate: true })),
    })
    .map((parts): ParsedImage => {
      const [template] = parseImageList(appdbListJson()).images;
      if (!template) throw new Error("the list is empty");
      return { ...template, ...parts };
    });
  const images = fc.array(image, { maxLength: 8 });
  const plan = (parsed: ParsedImage[]) =>
    planImport({ ...parseImageList(appdbListJson()), images: parsed }, now);

  test("every image is planned exactly once", () => {
    fc.assert(
      fc.property(images, (parsed) => {
        const titles = plan(parsed).flatMap((appliance) => appliance.images.map(({ title }) => title));
        expect(titles.toSorted()).toEqual(parsed.map(({ title }) => title || "Untitled image").sort());
      }),
    );
  });

  test("names, versions and expiry are such as the catalogue allows", () => {
    fc.assert(
      fc.property(images, (parsed) => {
        for (const { name, version, expiresAt } of plan(parsed)) {
          expect(name.length).toBeGreaterThanOrEqual(3);
          expect(name.length).toBeLessThanOrEqual(50);
          expect(name).toBe(name.trim());
          expect(version).toMatch(VERSION_FORM);
          expect(version.length).toBeLessThanOrEqual(40);
          expect(expiresAt.getTime()).toBeLessThanOrEqual(inAYear.getTime());
        }
      }),
    );
  });

  test("the same list is planned the same way", () => {
    fc.assert(
      fc.property(images, (parsed) => {
        expect(plan(parsed)).toEqual(plan(parsed));
      }),
    );
  });
});

describe("a name that is taken", () => {
  const voName = fc
    .array(fc.constantFrom("a", "b", "9"), { minLength: 1, maxLength: 100, size: "max" })
    .map((letters) => letters.join(""));
  const name = fc.string({ minLength: 3, maxLength: 50 });

  test("gets the VO behind it", () => {
    expect(distinguishName("CernVM", "biomed", 1)).toBe("CernVM (biomed)");
    expect(distinguishName("CernVM", "biomed", 2)).toBe("CernVM (biomed 2)");
  });

  test("still fits", () => {
    fc.assert(
      fc.property(name, voName, fc.integer({ min: 1, max: 999 }), (taken, vo, number) => {
        const distinguished = distinguishName(taken, vo, number);
        expect(distinguished.length).toBeLessThanOrEqual(50);
        expect(distinguished.length).toBeGreaterThanOrEqual(3);
      }),
    );
  });

  test("gets another with every number, so that one is free some day", () => {
    fc.assert(
      fc.property(name, voName, (taken, vo) => {
        const names = [1, 2, 3, 11, 111].map((number) => distinguishName(taken, vo, number));
        expect(new Set(names).size).toBe(names.length);
        expect(new Set(names.map(slugForImport)).size).toBe(names.length);
      }),
    );
  });

  test.each(["***", "register", "CernVM 3.3", "Универсал"])("%s has an address", (taken) => {
    expect(slugForImport(taken)).toMatch(/^[a-z0-9]/);
    expect(RESERVED_SLUGS.has(slugForImport(distinguishName(taken, "biomed", 1)))).toBe(false);
  });
});

test.each([
  ["fedcloud.egi.eu", null, "fedcloud.egi.eu"],
  [" Fedcloud.EGI.eu ", null, "fedcloud.egi.eu"],
  [null, "Biomed", "biomed"],
  ["fedcloud.egi.eu", "biomed", "biomed"],
  [null, null, null],
  ["", null, null],
])("a list of VO %j, imported for %j, is of %j", (vo, given, expected) => {
  expect(voNameOf({ ...parseImageList(appdbListJson()), vo }, given)).toBe(expected);
});
