import { describe, expect, test } from "vitest";
import { CHECK_WORDS, checkStanding, isUnderWay } from "./integrity-check-words.ts";

const URL = "https://images.example.org/debian.qcow2";
const UNMEASURED = {
  url: URL,
  sha512: null,
  sizeBytes: null,
  checksumSource: null,
  checkedAt: null,
} as const;
const MEASURED = {
  url: URL,
  sha512: "a".repeat(128),
  sizeBytes: 1n,
  checksumSource: "measured",
  checkedAt: new Date("2026-03-01T10:00:00Z"),
} as const;

function check(state: "queued" | "running" | "passed" | "failed" | "cancelled", more: object = {}) {
  const finishedAt = new Date("2026-03-02T10:00:00Z");
  return { state, url: URL, finishedAt, cancelRequestedAt: null, ...more };
}

describe("the standing of an image", () => {
  test("nothing asked for, nothing known", () => {
    expect(checkStanding({ ...UNMEASURED, check: null })).toBe("none");
  });

  test("a copy of a checked image needs no check of its own", () => {
    expect(checkStanding({ ...MEASURED, check: null })).toBe("passed");
  });

  test("a checksum that was only declared counts for nothing", () => {
    expect(checkStanding({ ...MEASURED, checksumSource: "declared", check: null })).toBe("none");
  });

  test("a check under way hides every earlier result", () => {
    expect(checkStanding({ ...MEASURED, check: check("queued") })).toBe("queued");
    expect(checkStanding({ ...MEASURED, check: check("running") })).toBe("running");
    expect(checkStanding({ ...UNMEASURED, check: check("running", { cancelRequestedAt: new Date() }) })).toBe(
      "stopping",
    );
  });

  test("a failure after a success is told", () => {
    expect(checkStanding({ ...MEASURED, check: check("failed") })).toBe("failed");
  });

  test("a failure at another address is no longer about this image", () => {
    const elsewhere = check("failed", { url: "https://images.example.org/other.qcow2" });
    expect(checkStanding({ ...UNMEASURED, check: elsewhere })).toBe("outdated");
  });

  test("an edit takes the result of a passed check away", () => {
    expect(checkStanding({ ...UNMEASURED, check: check("passed") })).toBe("outdated");
  });

  test("a cancelled repetition does not spoil an earlier result", () => {
    expect(checkStanding({ ...MEASURED, check: check("cancelled") })).toBe("passed");
    expect(checkStanding({ ...UNMEASURED, check: check("cancelled") })).toBe("cancelled");
  });
});

test("three standings keep the page asking for news, and every sentence ends", () => {
  const standings = Object.keys(CHECK_WORDS) as (keyof typeof CHECK_WORDS)[];
  expect(standings.filter(isUnderWay)).toEqual(["queued", "running", "stopping"]);
  for (const { sentence } of Object.values(CHECK_WORDS)) expect(sentence).toMatch(/\.$/);
});
