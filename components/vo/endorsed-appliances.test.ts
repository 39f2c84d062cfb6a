import fc from "fast-check";
import { expect, test } from "vitest";
import { endorsedAppliances, readEndorsedView } from "./endorsed-appliances.ts";

const STATUSES = ["revoked", "hidden", "expired", "removed", "outdated", "up_to_date"] as const;

function entry(name: string, over: Partial<Parameters<typeof endorsedAppliances>[0][number]> = {}) {
  return {
    appliance: { slug: name.toLowerCase(), name, summary: `About ${name}.` },
    image: { osName: "Debian", osVersion: "13", arch: "x86_64" },
    version: "1.0",
    expiresAt: new Date("2027-01-01"),
    status: "up_to_date" as const,
    ...over,
  };
}

const shown = (entries: Parameters<typeof endorsedAppliances>[0], view: Record<string, string> = {}) =>
  endorsedAppliances(entries, readEndorsedView(view)).map(({ name }) => name);

test("an appliance with several images is one row, with the gravest status and the first expiry", () => {
  const [row, ...others] = endorsedAppliances(
    [
      entry("Alpha", { expiresAt: null }),
      entry("Alpha", { version: "0.9", status: "outdated", expiresAt: new Date("2026-12-01") }),
      entry("Alpha", { image: { osName: "Ubuntu", osVersion: "26.04", arch: "aarch64" } }),
    ],
    { text: "", sort: "name" },
  );
  expect(others).toEqual([]);
  expect(row).toMatchObject({
    images: 3,
    versions: ["1.0", "0.9"],
    systems: ["Debian 13", "Ubuntu 26.04"],
    status: "outdated",
    expiresAt: new Date("2026-12-01"),
  });
});

test("words are found in names, summaries, systems and versions, all of them and in any case", () => {
  const entries = [entry("Alpha"), entry("Beta", { version: "2.5" })];
  expect(shown(entries, { q: "DEBIAN beta" })).toEqual(["Beta"]);
  expect(shown(entries, { q: "2.5" })).toEqual(["Beta"]);
  expect(shown(entries, { q: "about" })).toEqual(["Alpha", "Beta"]);
  expect(shown(entries, { q: "gamma" })).toEqual([]);
});

test("sorted by expiry what never runs out is last; by status what needs attention is first", () => {
  const entries = [
    entry("Alpha", { expiresAt: null }),
    entry("Beta", { expiresAt: new Date("2027-05-01"), status: "revoked" }),
    entry("Gamma", { expiresAt: new Date("2026-12-05"), status: "outdated" }),
  ];
  expect(shown(entries, { sort: "expiry" })).toEqual(["Gamma", "Beta", "Alpha"]);
  expect(shown(entries, { sort: "status" })).toEqual(["Beta", "Gamma", "Alpha"]);
  expect(shown(entries, { sort: "odd" })).toEqual(["Alpha", "Beta", "Gamma"]);
});

test("no image gets lost, whatever the order", () => {
  const entries = fc.array(
    fc.record({ name: fc.constantFrom("A", "B", "C", "D"), status: fc.constantFrom(...STATUSES) }),
  );
  fc.assert(
    fc.property(entries, fc.constantFrom("name", "expiry", "status"), (drawn, sort) => {
      const rows = endorsedAppliances(
        drawn.map(({ name, status }) => entry(name, { status })),
        readEndorsedView({ sort }),
      );
      expect(rows.reduce((sum, { images }) => sum + images, 0)).toBe(drawn.length);
      expect(new Set(rows.map(({ slug }) => slug)).size).toBe(rows.length);
    }),
  );
});
