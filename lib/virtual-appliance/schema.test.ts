import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paths } from "#lib/platform/paths.ts";
import {
  addImageSchema,
  applianceFieldsSchema,
  imageFieldsSchema,
  imageRefSchema,
  versionFieldsSchema,
} from "./schema.ts";

const appliance = {
  name: "EGI Notebooks",
  summary: "Notebooks in the cloud.",
  description: "All about it.",
  category: "Interactive analysis",
  tags: "jupyter, python\njupyter",
  licence: "",
  homepageUrl: "",
};
const version = { slug: "x", version: "1.0", notes: "New.", expiresInMonths: "12" };
const image = {
  slug: "x",
  url: "https://images.example.org/a.qcow2",
  title: "",
  format: "qcow2",
  hypervisors: "KVM",
  arch: "x86_64",
  osFamily: "Linux",
  osName: "Debian",
  osVersion: "13",
  cpuMinimum: "1",
  ramMinimumBytes: "512 MiB",
  ramRecommendedBytes: "2 GB",
  declaredSizeBytes: "196616",
  declaredSha512: "AB".repeat(64),
};

/** What is wrong, by field. */
function complaintsOf(schema: { safeParse(input: unknown): unknown }, input: unknown) {
  const { error } = schema.safeParse(input) as {
    error?: { issues: { path: PropertyKey[]; message: string }[] };
  };
  // The first complaint about a field is the one that its author reads.
  return Object.fromEntries(
    (error?.issues ?? []).toReversed().map(({ path, message }) => [path.join("."), message]),
  );
}

describe("applianceFieldsSchema", () => {
  it("reads the form", () => {
    expect(applianceFieldsSchema.parse({ ...appliance, name: "  EGI Notebooks " })).toEqual({
      name: "EGI Notebooks",
      summary: "Notebooks in the cloud.",
      description: "All about it.",
      category: "Interactive analysis",
      disciplines: [],
      furtherCategories: [],
      tags: ["jupyter", "python"],
      status: "production",
      licence: null,
      licenceUrl: null,
      homepageUrl: null,
      ...{ links: [], contacts: [], authors: [], publications: [], relations: [] },
      lookAlikeIsMeant: false,
    });
  });

  it.each([
    ["name", "", "The name is missing."],
    ["name", "ab", "The name must have at least 3 characters."],
    ["name", "a".repeat(51), "The name must have at most 50 characters."],
    ["name", "<script>", /letters, digits/],
    ["summary", "short", /at least 10/],
    ["summary", "x".repeat(201), /at most 200/],
    ["description", " ", "The description is missing."],
    ["category", "", "Choose a category."],
    ["tags", Array.from({ length: 21 }, (_, index) => index).join(), "Tags: at most 20."],
    ["tags", "x".repeat(41), "Tags: at most 40 characters each."],
    ["homepageUrl", "javascript:alert(1)", /https:/],
    ["homepageUrl", "example.org", /https:/],
  ])("%s: %j", (field, value, complaint) => {
    const complaints = complaintsOf(applianceFieldsSchema, { ...appliance, [field]: value });
    expect(complaints).toEqual({ [field]: expect.stringMatching(complaint) });
  });
});

describe("versionFieldsSchema", () => {
  it("reads the form", () => {
    expect(versionFieldsSchema.parse(version)).toEqual({ ...version, expiresInMonths: 12 });
  });

  it.each([
    ["version", "1/2", /letters, digits/],
    ["version", "1".repeat(41), /at most 40/],
    ["notes", "x".repeat(10_001), /at most 10000/],
    ["expiresInMonths", "13", "Choose when the version expires."],
    ["expiresInMonths", "", "Choose when the version expires."],
  ])("%s: %j", (field, value, complaint) => {
    const complaints = complaintsOf(versionFieldsSchema, { ...version, [field]: value });
    expect(complaints).toEqual({ [field]: expect.stringMatching(complaint) });
  });
});

describe("version strings", () => {
  const likely = fc.string({ unit: fc.constantFrom(..."aZ019._+~-/ %?#é\u0000\u202e"), maxLength: 45 });

  it("are taken as they are or refused, and each is a part of an address of its own", () => {
    fc.assert(
      fc.property(likely, (text) => {
        const parsed = versionFieldsSchema.safeParse({ ...version, version: text });
        if (!parsed.success) return;
        expect(parsed.data.version).toBe(text.trim());
        const { pathname } = new URL(paths.version("debian", parsed.data.version), "https://va.example.org");
        expect(decodeURIComponent(pathname.split("/").at(-1) ?? "")).toBe(parsed.data.version);
        expect(pathname.split("/")).toHaveLength(5);
      }),
      { numRuns: 1000 },
    );
  });
});

describe("imageFieldsSchema", () => {
  it("reads the form; memory with its unit becomes bytes", () => {
    expect(imageFieldsSchema.parse(image)).toEqual({
      ...image,
      hypervisors: ["KVM"],
      diskRecommendedBytes: null,
      acceleratorKind: null,
      acceleratorsMinimum: null,
      acceleratorsRecommended: null,
      trafficRules: [],
      defaultAccount: null,
      contextualizationFormats: [],
      scriptText: null,
      scriptUrl: null,
      scriptAgain: false,
      title: null,
      cpuMinimum: 1,
      cpuRecommended: null,
      ramMinimumBytes: 536_870_912n,
      ramRecommendedBytes: 2_000_000_000n,
      diskMinimumBytes: null,
      notes: null,
      declaredSizeBytes: 196_616n,
      declaredSha512: "ab".repeat(64),
    });
  });

  it.each([
    ["url", "https://example.org/a.qcow2?x=1", /no query/],
    ["format", "iso", "Choose the format of the file."],
    ["hypervisors", "", "Choose at least one hypervisor."],
    ["hypervisors", "KVM\nCray", /^Choose out of KVM, /],
    ["arch", "z80", "Choose the architecture."],
    ["osName", "", "The name of the operating system is missing."],
    ["cpuMinimum", "0", /whole number from 1 to 1024/],
    ["cpuMinimum", "1.5", /whole number/],
    ["ramMinimumBytes", "512", /number and a unit/],
    ["ramMinimumBytes", "512 KiB", /too small/],
    ["ramMinimumBytes", "999999999999999 TB", /too large/],
    ["declaredSizeBytes", "two", /number and a unit/],
    ["declaredSha512", "abc", /128 hexadecimal/],
    ["acceleratorsMinimum", "33", /from 0 to 32/],
    ["trafficRules", "inbound tcp 22\ninbound tcp", /^Rule 2: Give the ports/],
    ["defaultAccount", "root:secret", /account alone/],
    ["scriptUrl", "ftp://example.org/a", /must begin with https/],
  ])("%s: %j", (field, value, complaint) => {
    const complaints = complaintsOf(imageFieldsSchema, { ...image, [field]: value });
    expect(complaints).toEqual({ [field]: expect.stringMatching(complaint) });
  });
});

const NOTHING_NEEDED = {
  cpuRecommended: "",
  ramMinimumBytes: "",
  ramRecommendedBytes: "",
  diskMinimumBytes: "",
};

describe("what several fields of an image say together", () => {
  it.each([
    ["cpuRecommended", { cpuMinimum: "4", cpuRecommended: "2" }, /must not be less/],
    ["ramRecommendedBytes", { ramMinimumBytes: "2 GiB", ramRecommendedBytes: "2 GB" }, /must not be less/],
    [
      "diskRecommendedBytes",
      { diskMinimumBytes: "20 GB", diskRecommendedBytes: "10 GB" },
      /must not be less/,
    ],
    ["acceleratorKind", { acceleratorsMinimum: "1" }, /which kind/],
    ["scriptUrl", { scriptText: "#!/bin/sh", scriptUrl: "https://example.org/a" }, /not both/],
  ])("%s: %j", (field, values, complaint) => {
    const complaints = complaintsOf(addImageSchema, {
      ...image,
      cpuMinimum: "",
      ...NOTHING_NEEDED,
      ...values,
    });
    expect(complaints).toEqual({ [field]: expect.stringMatching(complaint) });
  });
});

describe("every shape", () => {
  const schemas = { applianceFieldsSchema, versionFieldsSchema, imageFieldsSchema, imageRefSchema };
  const likely = fc.record(
    Object.fromEntries(
      Object.keys({ ...appliance, ...version, ...image }).map((field) => [
        field,
        fc.oneof(fc.string(), fc.constantFrom("\u0000", "1\u00002", "1e999", "-1", "9".repeat(30))),
      ]),
    ),
    { requiredKeys: [] },
  );

  it.each(Object.entries(schemas))("%s never throws, whatever a form sends", (_name, schema) => {
    fc.assert(
      fc.property(fc.oneof(likely, fc.anything()), (input) => {
        schema.safeParse(input);
      }),
    );
  });

  it("accepts no text that the database cannot store", () => {
    expect(complaintsOf(applianceFieldsSchema, { ...appliance, description: "a\u0000b" })).toHaveProperty(
      "description",
    );
    expect(complaintsOf(applianceFieldsSchema, { ...appliance, licence: "a\u0000b" })).toHaveProperty(
      "licence",
    );
    expect(complaintsOf(applianceFieldsSchema, { ...appliance, tags: "a\u0000b" })).toHaveProperty("tags");
    expect(complaintsOf(versionFieldsSchema, { ...version, notes: "a\u0000b" })).toHaveProperty("notes");
    expect(complaintsOf(imageFieldsSchema, { ...image, osName: "a\u0000b" })).toHaveProperty("osName");
  });
});
