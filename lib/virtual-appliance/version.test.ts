import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  EXPIRY_PRESETS_MONTHS,
  expiryAfterMonths,
  findPublicationProblems,
  isEndorsable,
  isPubliclyVisible,
  latestExpiry,
  statusOf,
  VERSION_FORM,
} from "./version.ts";

const NOW = new Date("2026-03-10T12:00:00Z");
const DAY_MS = 24 * 3600 * 1000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);

const latest = { state: "latest" as const, expiresAt: inDays(10), hiddenAt: null, revokedAt: null };

describe("statusOf", () => {
  it.each([
    ["current", latest],
    ["superseded", { ...latest, state: "previous" as const }],
    ["expired", { ...latest, expiresAt: NOW }],
    ["expired", { ...latest, state: "previous" as const, expiresAt: inDays(-1) }],
    ["hidden", { ...latest, hiddenAt: NOW, expiresAt: inDays(-1) }],
    ["revoked", { ...latest, revokedAt: NOW, hiddenAt: NOW, expiresAt: inDays(-1) }],
    ["working", { ...latest, state: "working" as const, expiresAt: inDays(-1) }],
  ] as const)("%s", (status, version) => {
    expect(statusOf(version, NOW)).toBe(status);
  });

  it("offers what is current or superseded, and nothing else", () => {
    const anyVersion = fc.record({
      state: fc.constantFrom("working" as const, "latest" as const, "previous" as const),
      expiresAt: fc.constantFrom(null, inDays(-1), inDays(1)),
      hiddenAt: fc.constantFrom(null, NOW),
      revokedAt: fc.constantFrom(null, NOW),
    });
    fc.assert(
      fc.property(anyVersion, (version) => {
        const isStopped = version.hiddenAt !== null || version.revokedAt !== null;
        const isOver = version.expiresAt !== null && version.expiresAt <= NOW;
        expect(isEndorsable(version, NOW)).toBe(version.state !== "working" && !isStopped && !isOver);
        expect(isPubliclyVisible(version)).toBe(version.state !== "working" && version.hiddenAt === null);
      }),
    );
  });
});

describe("expiryAfterMonths", () => {
  it.each([
    ["2026-03-10T12:00:00Z", 3, "2026-06-10T23:59:59.000Z"],
    ["2026-11-30T00:00:00Z", 3, "2027-02-28T23:59:59.000Z"],
    ["2027-11-30T23:59:59Z", 3, "2028-02-29T23:59:59.000Z"],
    ["2026-12-31T10:00:00Z", 12, "2027-12-31T23:59:59.000Z"],
    // The day counts in UTC, also for whoever lives east of it.
    ["2026-03-10T23:30:00Z", 6, "2026-09-10T23:59:59.000Z"],
  ])("%s + %i months = %s", (now, months, expiry) => {
    expect(expiryAfterMonths(new Date(now), months).toISOString()).toBe(expiry);
  });

  it("can be published on the same day, whatever the preset and the year", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
        fc.constantFrom(...EXPIRY_PRESETS_MONTHS),
        (now, months) => {
          const expiresAt = expiryAfterMonths(now, months);
          expect(expiresAt > now).toBe(true);
          expect(expiresAt <= latestExpiry(now)).toBe(true);
        },
      ),
      { examples: [[new Date("2027-03-01T00:00:00Z"), 12]] },
    );
  });
});

describe("findPublicationProblems", () => {
  const image = {
    title: "Image 1",
    sha512: "a".repeat(128),
    sizeBytes: 1n,
    checksumSource: "measured" as const,
  };
  const version = { notes: "New.", expiresAt: inDays(90), images: [image] };

  it("finds none in what is fit", () => {
    expect(findPublicationProblems(version, NOW)).toEqual([]);
    expect(findPublicationProblems({ ...version, expiresAt: inDays(366) }, NOW)).toEqual([]);
  });

  it.each([
    [{ notes: " \n" }, null, "details", /release notes/],
    [{ expiresAt: null }, null, "details", /when the version expires/],
    [{ expiresAt: NOW }, null, "details", /in the future/],
    [{ expiresAt: inDays(368) }, null, "details", /at most a year/],
    [{ images: [] }, null, "images", /Add an image/],
    [
      { images: [image, { ...image, title: "Image 2", sha512: null }] },
      "Image 2",
      "check",
      /integrity check/,
    ],
    [{ images: [{ ...image, sizeBytes: null }] }, "Image 1", "check", /integrity check/],
    [{ images: [{ ...image, checksumSource: "declared" as const }] }, "Image 1", "check", /integrity check/],
    [{ images: [{ ...image, checksumSource: null }] }, "Image 1", "check", /integrity check/],
  ])("%o", (change, about, step, message) => {
    expect(findPublicationProblems({ ...version, ...change }, NOW)).toEqual([
      { image: about, step, message: expect.stringMatching(message) },
    ]);
  });

  it("finds all at once", () => {
    expect(findPublicationProblems({ notes: "", expiresAt: null, images: [] }, NOW)).toHaveLength(3);
  });
});

describe("VERSION_FORM", () => {
  it.each(["1", "1.0", "2026.03", "1.0+build~3_x-y"])("%s can be a version", (text) => {
    expect(text).toMatch(VERSION_FORM);
  });
  it.each(["", ".1", "-1", "1 0", "1/0", "1\n", "é1", "1:0"])("%j cannot", (text) => {
    expect(text).not.toMatch(VERSION_FORM);
  });
});
