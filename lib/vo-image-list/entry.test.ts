import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isEndorsable } from "#lib/virtual-appliance/version.ts";
import { entryStatus, type PinnedImage, UNPUBLISHABLE } from "./entry.ts";

const now = new Date("2026-11-23T12:00:00Z");
const later = new Date("2027-05-01T00:00:00Z");
const earlier = new Date("2026-05-01T00:00:00Z");

const fine = { expiresAt: later, hiddenAt: null, revokedAt: null };
const latest = { ...fine, state: "latest" as const };
const previous = { ...fine, state: "previous" as const };
const offering = (...images: string[]) => ({ ...latest, holdsImage: images.includes("a") });

const examples: [expected: string, what: string, pinned: PinnedImage][] = [
  ["up_to_date", "the pinned version is the latest", { version: latest, latest: offering("a") }],
  ["outdated", "the latest has a newer state of it", { version: previous, latest: offering("b", "a") }],
  ["removed", "the latest no longer has it", { version: previous, latest: offering("b") }],
  ["removed", "there is no latest version", { version: previous, latest: null }],
  ["removed", "the latest is hidden", { version: previous, latest: { ...offering("a"), hiddenAt: earlier } }],
  [
    "removed",
    "the latest is revoked",
    { version: previous, latest: { ...offering("a"), revokedAt: earlier } },
  ],
  ["expired", "it has expired", { version: { ...latest, expiresAt: earlier }, latest: offering("a") }],
  ["expired", "it expires this moment", { version: { ...latest, expiresAt: now }, latest: offering("a") }],
  [
    "expired",
    "it has expired, although there is a newer one",
    { version: { ...previous, expiresAt: earlier }, latest: offering("a") },
  ],
  [
    "hidden",
    "it is hidden and expired",
    { version: { ...latest, hiddenAt: earlier, expiresAt: earlier }, latest: null },
  ],
  [
    "revoked",
    "it is revoked, hidden and expired",
    { version: { ...latest, revokedAt: earlier, hiddenAt: earlier, expiresAt: earlier }, latest: null },
  ],
];

describe("entryStatus", () => {
  test.each(examples)("%s: %s", (expected, _what, pinned) => {
    expect(entryStatus(pinned, now)).toBe(expected);
  });

  test("forbids publication exactly when no list may offer the version", () => {
    const date = fc.option(fc.constantFrom(earlier, now, later));
    const flags = fc.record({
      state: fc.constantFrom("latest", "previous"),
      expiresAt: date,
      hiddenAt: date,
      revokedAt: date,
    });
    const newest = fc.option(
      fc
        .tuple(flags, fc.subarray(["a", "b"]))
        .map(([version, images]) => ({ ...version, holdsImage: images.includes("a") })),
    );
    fc.assert(
      fc.property(flags, newest, (version, offered) => {
        const status = entryStatus({ version, latest: offered }, now);
        expect(UNPUBLISHABLE.has(status)).toBe(!isEndorsable(version, now));
      }),
    );
  });
});
