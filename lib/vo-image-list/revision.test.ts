import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isPlainText } from "#lib/hepix/plain-text.ts";
import type { ListableImage } from "#lib/virtual-appliance/listed-image.ts";
import { composeContent, findContentProblems, type Pin } from "./revision.ts";

const now = new Date("2026-11-23T12:00:00.789Z");
const baseUrl = "https://va.example.org";
const list = { vo: "biomed", identifier: "9f1b5b5e-6a3a-5a0e-9d6b-0d3c1f3f7a11" };

const entryIdentifier = (number: number) => `00000000-0000-5000-8000-${String(number).padStart(12, "0")}`;

function listable(changes: Partial<ListableImage> = {}): ListableImage {
  return {
    number: 14,
    identifier: "0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091",
    title: "Jupyter",
    groupName: "General group",
    ownVersion: null,
    description: "Notebooks",
    notes: "Login by key only",
    url: "https://images.example.org/jupyter.qcow2",
    format: "qcow2",
    hypervisors: ["KVM"],
    trafficRules: [],
    arch: "x86_64",
    osFamily: "Linux",
    osName: "Debian",
    osVersion: "13",
    cpuMinimum: null,
    cpuRecommended: null,
    ramMinimumBytes: null,
    ramRecommendedBytes: null,
    sizeBytes: 196_616n,
    sha512: "0123456789abcdef".repeat(8),
    contributorName: null,
    contributorGuid: null,
    contributorUrl: null,
    version: {
      version: "1.4.0",
      expiresAt: new Date("2027-05-31T00:00:00Z"),
      imported: false,
      createdBy: { id: "0190a2b4-7c1d-7e2f-8a3b-000000000001", name: "Ada Author" },
      appliance: { id: "0190a2b4-7c1d-7e2f-8a3b-000000000002", number: 7, summary: "Notebooks for all" },
    },
    ...changes,
  };
}

const pin = (number: number, changes: Partial<ListableImage> = {}): Pin => ({
  entryIdentifier: entryIdentifier(number),
  image: listable({ number, title: `Image ${number}`, ...changes }),
});

const problemsOf = (...pins: Pin[]) => findContentProblems(composeContent(list, pins, baseUrl, now), now);

describe("composeContent", () => {
  test("says of the list what sites are subscribed to", () => {
    expect(composeContent(list, [], baseUrl, now)).toEqual({
      identifier: list.identifier,
      createdAt: new Date("2026-11-23T11:55:00Z"),
      title: "VO biomed image list.",
      description: "This is a VO-wide image list for biomed VO.",
      source: "https://va.example.org/",
      vo: "biomed",
      uri: "https://va.example.org/store/vo/biomed/image.list",
      images: [],
    });
  });

  test("gives each entry its identifier and both of its addresses", () => {
    expect(composeContent(list, [pin(3)], baseUrl, now).images).toEqual([
      expect.objectContaining({
        identifier: entryIdentifier(3),
        mpuri: `https://va.example.org/store/vo/image/${entryIdentifier(3)}:3/`,
        baseMpuri: "https://va.example.org/store/vm/image/0190a2b4-7c1d-7e2f-8a3b-4c5d6e7f8091:3/",
        appId: "7",
        version: "1.4.0",
        sizeBytes: 196_616n,
      }),
    ]);
  });

  test("makes the same content of the same entries, in whatever order they come", () => {
    const pins = Array.from({ length: 8 }, (_, number) => pin(number));
    const expected = composeContent(list, pins, baseUrl, now);
    fc.assert(
      fc.property(fc.shuffledSubarray(pins, { minLength: pins.length }), (shuffled) => {
        expect(composeContent(list, shuffled, baseUrl, now)).toEqual(expected);
      }),
    );
  });

  test("never dates a list into the future of a clock that is less than five minutes slow", () => {
    fc.assert(
      fc.property(fc.date({ min: new Date("2026-01-01"), noInvalidDate: true }), (moment) => {
        fc.pre(moment.getUTCFullYear() < 9999);
        const age = moment.getTime() - composeContent(list, [], baseUrl, moment).createdAt.getTime();
        expect(age).toBeGreaterThanOrEqual(5 * 60_000);
        expect(age).toBeLessThan(5 * 60_000 + 1000);
      }),
    );
  });

  test("signs plain ASCII, however authors spell", () => {
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom("é", "ß", "“", '"', "`", "$", "\\", "\n", "\u0000", "猫", "a", " "),
      }),
      fc.constantFrom("Дебиан", "Universität “Zürich”", "rm -rf $HOME"),
    );
    const texts = fc.record({
      title: text,
      groupName: text,
      description: text,
      notes: text,
      osFamily: text,
      osName: text,
      osVersion: text,
      ownVersion: text,
    });
    fc.assert(
      fc.property(texts, (changes) => {
        const [image] = composeContent(list, [pin(1, changes)], baseUrl, now).images;
        const strings = Object.values({ ...image, ...image?.user }).filter(
          (value) => typeof value === "string",
        );
        expect(strings.filter((value) => !isPlainText(value))).toEqual([]);
      }),
    );
  });
});

describe("findContentProblems", () => {
  test("has nothing to say of what every client digests", () => {
    expect(problemsOf(pin(1), pin(2), pin(3, { ramMinimumBytes: 512n, cpuMinimum: 1 }))).toEqual([]);
  });

  test("lets an empty list pass: it withdraws everything", () => {
    expect(problemsOf()).toEqual([]);
  });

  test.each<[what: string, changes: Partial<ListableImage>, words: RegExp]>([
    ["no checksum", { sha512: null }, /no SHA-512/],
    ["no size", { sizeBytes: null }, /more than 0 bytes/],
    ["a query string", { url: "https://images.example.org/x?y=z" }, /query string/],
    ["a user in the address", { url: "https://me:pw@images.example.org/x" }, /user name or password/],
    ["no architecture", { arch: "" }, /no architecture/],
    ["an unknown format", { format: "floppy" }, /format “floppy”/],
    ["no operating system version", { osVersion: "" }, /no operating system version/],
    [
      "an expiry that has passed",
      { version: { ...listable().version, expiresAt: new Date("2026-11-23T12:00:00Z") } },
      /has expired/,
    ],
    ["no expiry", { version: { ...listable().version, expiresAt: null } }, /has expired/],
  ])("names the image with %s", (_, changes, words) => {
    const problems = problemsOf(pin(1), pin(2, changes));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(words);
    expect(problems[0]).toContain("“Image 2”");
  });

  test("names every image that has a problem", () => {
    expect(problemsOf(pin(1, { arch: "" }), pin(2), pin(3, { sha512: null }))).toHaveLength(2);
  });
});
