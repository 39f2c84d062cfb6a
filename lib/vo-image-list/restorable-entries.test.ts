import fc from "fast-check";
import { expect, test } from "vitest";
import { splitRestorable } from "./restorable-entries.ts";

const NOW = new Date("2026-11-24T12:00:00Z");
const LATER = new Date("2027-01-01T00:00:00Z");
const FIT = { state: "previous" as const, expiresAt: LATER, hiddenAt: null, revokedAt: null };
const itself = <Entry>(entry: Entry) => entry;

test.each([
  ["superseded", FIT, null],
  ["latest", { ...FIT, state: "latest" as const }, null],
  ["expired a moment ago", { ...FIT, expiresAt: NOW }, "expired"],
  ["hidden", { ...FIT, hiddenAt: NOW }, "hidden"],
  ["revoked", { ...FIT, revokedAt: NOW }, "revoked"],
  ["revoked, hidden and expired", { ...FIT, expiresAt: NOW, hiddenAt: NOW, revokedAt: NOW }, "revoked"],
])("a version that is %s", (_what, version, reason) => {
  const { kept, leftOut } = splitRestorable([version], itself, NOW);
  expect(kept).toEqual(reason === null ? [version] : []);
  expect(leftOut).toEqual(reason === null ? [] : [{ entry: version, reason }]);
});

test("every entry is on one side, in its order", () => {
  const when = fc.constantFrom(null, NOW);
  const version = fc.record({
    state: fc.constantFrom("latest" as const, "previous" as const),
    expiresAt: fc.constantFrom(NOW, LATER),
    hiddenAt: when,
    revokedAt: when,
  });
  fc.assert(
    fc.property(fc.array(version), (entries) => {
      const { kept, leftOut } = splitRestorable(entries, itself, NOW);
      const out = new Set(leftOut.map(({ entry }) => entry));
      expect(entries.filter((entry) => !out.has(entry))).toEqual(kept);
      expect(entries.filter((entry) => out.has(entry))).toEqual([...leftOut.map(({ entry }) => entry)]);
    }),
  );
});
