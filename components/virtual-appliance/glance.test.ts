import { describe, expect, test } from "vitest";
import { type Glanced, glanceAt } from "./glance.ts";

const NOW = new Date("2026-11-27T10:00:00Z");
const inDays = (days: number) => new Date(NOW.getTime() + days * 24 * 3600 * 1000);

const IMAGE: NonNullable<Glanced["latest"]>["images"][number] = {
  ...{ osName: "Ubuntu", osVersion: "24.04", arch: "x86_64", format: "qcow2", hypervisors: ["KVM"] },
  ...{
    sizeBytes: 1_500_000_000n,
    declaredSizeBytes: null,
    checksumSource: "measured",
    checkedAt: inDays(-3),
  },
  ...{ defaultAccount: "ubuntu", source: null, report: { grade: "ok" as never, inspected: true } },
};
const LATEST: NonNullable<Glanced["latest"]> = {
  ...{ version: "4.2", status: "current", publishedAt: inDays(-3), expiresAt: inDays(120) },
  images: [IMAGE],
};
const WHOLE: Glanced = {
  ...{ licence: "MIT", archivedAt: null, latest: LATEST, earlier: 2 },
  endorsements: [{ vo: "biomed", firstAt: inDays(-400) }],
  ...{ providers: 3, isStartable: true },
};

function answersOf(change: Partial<Glanced>) {
  const answers = glanceAt({ ...WHOLE, ...change }, NOW);
  const [what, fresh, safe, endorsed, runs, start] = answers.map(({ answer, evidence, tone }) => ({
    said: `${answer} ${evidence ?? ""}`.trim(),
    tone,
  }));
  return { what, fresh, safe, endorsed, runs, start };
}

const withImage = (change: Partial<typeof IMAGE>): Glanced["latest"] => ({
  ...LATEST,
  images: [{ ...IMAGE, ...change }],
});

describe("glanceAt", () => {
  test("answers six questions, in the order in which a newcomer asks", () => {
    expect(glanceAt(WHOLE, NOW).map(({ question }) => question)).toEqual([
      "What is it?",
      "Is it fresh?",
      "Is it safe?",
      "Who endorses it?",
      "Where does it run?",
      "How do I start it?",
    ]);
  });

  test("says on what each answer rests", () => {
    const { what, fresh, safe, endorsed, runs, start } = answersOf({});
    expect(what?.said).toBe("Ubuntu 24.04 for x86_64, 1.5 GB to download. Licence MIT.");
    expect(fresh?.said).toContain("Version 4.2 was published 3 days ago");
    expect(safe?.said).toContain("downloaded and hashed here on 24 November 2026");
    expect(endorsed?.said).toContain(
      "biomed has it in its image list. In signed image lists since 23 October 2025",
    );
    expect(runs?.said).toBe("On KVM, as qcow2. 3 providers have lately fetched a list with it.");
    expect(start?.said).toContain("Log in as ubuntu");
  });

  test.each<[string, Partial<Glanced>, "fresh" | "safe", string, string]>([
    [
      "a revoked version is not safe",
      { latest: { ...LATEST, status: "revoked" } },
      "safe",
      "danger",
      "stopped",
    ],
    [
      "nor is a file that was changed",
      { latest: withImage({ source: { changedSince: NOW, failingSince: null } }) },
      "safe",
      "danger",
      "not the one",
    ],
    [
      "nobody vouches for a declared sum",
      { latest: withImage({ checksumSource: "declared" }) },
      "safe",
      "warn",
      "declared",
    ],
    [
      "an expired version is not fresh",
      { latest: { ...LATEST, expiresAt: inDays(-1) } },
      "fresh",
      "warn",
      "expired",
    ],
    ["what is archived gets no new version", { archivedAt: NOW }, "fresh", "warn", "archived"],
    [
      "what was never published says so",
      { latest: null, earlier: 0 },
      "fresh",
      "neutral",
      "No version has been published",
    ],
  ])("%s", (_, change, question, tone, words) => {
    const answer = answersOf(change)[question];
    expect(answer?.tone).toBe(tone);
    expect(answer?.said).toContain(words);
  });

  test("promises nothing that is not there", () => {
    const { endorsed, runs, start } = answersOf({ endorsements: [], providers: 0, isStartable: false });
    expect(endorsed?.tone).toBe("neutral");
    expect(runs?.said).toContain("No provider");
    expect(start?.said).toContain("not offered any more");
  });
});
