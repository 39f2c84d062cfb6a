import { describe, expect, it } from "vitest";
import { describeExpiry, expiresSoon } from "./freshness.ts";

const now = new Date("2026-11-23T12:00:00Z");

describe("expiresSoon", () => {
  it.each([
    ["2026-12-23T11:59:59Z", true],
    ["2026-12-23T12:00:00Z", false],
    ["2026-11-23T12:00:01Z", true],
    ["2026-11-23T12:00:00Z", false],
    ["2026-11-01T00:00:00Z", false],
  ])("%s: %s", (expiresAt, soon) => {
    expect(expiresSoon(new Date(expiresAt), now)).toBe(soon);
  });

  it("is not so without a date", () => {
    expect(expiresSoon(null, now)).toBe(false);
  });
});

describe("describeExpiry", () => {
  it("looks forward and back", () => {
    expect(describeExpiry(new Date("2026-11-26T23:59:59Z"), now)).toBe(
      "Expires on 26 November 2026, in 3 days",
    );
    expect(describeExpiry(new Date("2026-11-21T00:00:00Z"), now)).toBe(
      "Expired on 21 November 2026, 2 days ago",
    );
    expect(describeExpiry(now, now)).toContain("Expired");
    expect(describeExpiry(null, now)).toBe("No expiry date");
  });
});
