import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryImageList } from "./__fixtures__/arbitrary-image-list.ts";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { sampleImage, sampleList } from "./__fixtures__/sample-list.ts";
import type { ImageList, ListedImage } from "./image-list.ts";
import { formatListDate, serializeImageList } from "./serialize-image-list.ts";

describe("serializeImageList", () => {
  test("writes the golden file, byte for byte", () => {
    expect(serializeImageList(sampleList())).toBe(readFixture("golden-content.txt"));
  });

  test("keeps the key order of AppDB's lists", () => {
    const list = JSON.parse(serializeImageList(sampleList()))["hv:imagelist"];
    expect(Object.keys(list)).toEqual([
      "dc:date:created",
      "dc:date:expires",
      "dc:description",
      "dc:identifier",
      "dc:source",
      "dc:title",
      "ad:vo",
      "hv:endorser",
      "hv:images",
      "hv:uri",
      "hv:version",
    ]);
    expect(Object.keys(list["hv:images"][0]["hv:image"])).toEqual([
      "dc:description",
      "dc:identifier",
      "ad:mpuri",
      "ad:base_mpuri",
      "ad:appid",
      "dc:title",
      "ad:group",
      "hv:hypervisor",
      "hv:format",
      "hv:ram_minimum",
      "ad:ram_recommended",
      "hv:core_minimum",
      "ad:core_recommended",
      "hv:size",
      "hv:uri",
      "hv:version",
      "dc:date:expires",
      "sl:arch",
      "sl:checksum:sha512",
      "sl:comments",
      "sl:os",
      "sl:osname",
      "sl:osversion",
      "ad:user:fullname",
      "ad:user:guid",
      "ad:user:uri",
    ]);
  });

  test("does not depend on the order in which the caller put things", () => {
    const image = Object.fromEntries(Object.entries(sampleImage()).reverse()) as ListedImage;
    const list = Object.fromEntries(Object.entries(sampleList({ images: [image] })).reverse()) as ImageList;
    expect(serializeImageList(list)).toBe(serializeImageList(sampleList({ images: [sampleImage()] })));
  });

  test("leaves out requirements that are not set", () => {
    const [, small] = JSON.parse(serializeImageList(sampleList()))["hv:imagelist"]["hv:images"];
    expect(Object.keys(small["hv:image"]).filter((key) => /ram|core/.test(key))).toEqual([]);
  });

  test("writes rules of traffic at the end, and only where there are some", () => {
    const ssh = { protocol: "tcp", range: "0.0.0.0/0", ports: "22;8000:8010" };
    const images = [sampleImage({ trafficIn: [ssh], trafficOut: [] }), sampleImage()];
    const [first, second] = JSON.parse(serializeImageList(sampleList({ images })))["hv:imagelist"][
      "hv:images"
    ];
    const [last, value] = Object.entries(first["hv:image"]).at(-1) ?? [];
    expect(last).toBe("ad:traffic_in");
    expect(value).toEqual([
      { "ad:net_protocol": "tcp", "ad:net_range": "0.0.0.0/0", "ad:net_port": "22;8000:8010" },
    ]);
    expect(Object.keys(second["hv:image"]).at(-1)).toBe("ad:user:uri");
  });

  test("writes formats in lower case", () => {
    const text = serializeImageList(sampleList({ images: [sampleImage({ format: "QCOW2" })] }));
    expect(text).toContain('"hv:format": "qcow2"');
  });

  test("keeps sizes exact beyond the numbers of JavaScript", () => {
    const text = serializeImageList(
      sampleList({ images: [sampleImage({ sizeBytes: 9_007_199_254_740_993n })] }),
    );
    expect(text).toContain('"hv:size": "9007199254740993"');
  });

  test("writes a list without images, which withdraws everything", () => {
    expect(serializeImageList(sampleList({ images: [] }))).toContain('"hv:images": [],\r\n');
  });

  test("spells other characters with escapes", () => {
    expect(serializeImageList(sampleList({ title: "Universität 🚀" }))).toContain(
      '"Universit\\u00e4t \\ud83d\\ude80"',
    );
  });

  test("is CRLF-terminated ASCII for any content", () => {
    fc.assert(
      fc.property(arbitraryImageList, (list) => {
        const text = serializeImageList(list);
        expect(text).toMatch(/^(?:[\x20-\x7e]*\r\n)+$/);
      }),
    );
  });

  test("says everything it was given, as strings", () => {
    fc.assert(
      fc.property(arbitraryImageList, (list) => {
        const wire = JSON.parse(serializeImageList(list));
        expect(leavesOf(wire).every((leaf) => typeof leaf === "string")).toBe(true);
        const image = wire["hv:imagelist"]["hv:images"].map(
          (item: { "hv:image": Record<string, string> }) => item["hv:image"],
        );
        expect(wire["hv:imagelist"]["dc:title"]).toBe(list.title.toWellFormed());
        expect(image.map((wireImage: Record<string, string>) => wireImage["hv:size"])).toEqual(
          list.images.map(({ sizeBytes }) => String(sizeBytes)),
        );
      }),
    );
  });
});

describe("formatListDate", () => {
  test.each([
    ["2026-11-23T02:20:00.999Z", "2026-11-23T02:20:00Z"],
    ["2026-11-23T08:05:00+05:45", "2026-11-23T02:20:00Z"],
    ["9999-12-31T23:59:59Z", "9999-12-31T23:59:59Z"],
  ])("%s becomes %s", (date, expected) => {
    expect(formatListDate(new Date(date))).toBe(expected);
  });

  test.each([Number.NaN, Date.UTC(10_000, 0)])("refuses the time %s", (time) => {
    expect(() => formatListDate(new Date(time))).toThrow(RangeError);
  });
});

function leavesOf(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return [value];
  return Object.values(value).flatMap(leavesOf);
}
