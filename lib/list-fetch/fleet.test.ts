import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type FleetMember, standingOf, summarize } from "./fleet.ts";

const PUBLISHED = new Date("2026-11-27T10:00:00Z");
const at = (hours: number) => new Date(PUBLISHED.getTime() + hours * 3_600_000);
const current = { number: 14, publishedAt: PUBLISHED };

describe("a provider", () => {
  test("that has the current revision, and when it had it first", () => {
    const fetches = [
      { revisionNumber: 13, firstAt: at(-50), lastAt: at(-1) },
      { revisionNumber: 14, firstAt: at(5), lastAt: at(6) },
      // With another client.
      { revisionNumber: 14, firstAt: at(2), lastAt: at(3) },
    ];
    expect(standingOf(fetches, current, [12, 13, 14])).toEqual({
      ...{ revision: 14, behind: 0, lastAt: at(6), delayMs: 2 * 3_600_000 },
    });
  });

  test("that is behind, by revisions that were served: one that was replaced before counts for nothing", () => {
    const fetches = [{ revisionNumber: 10, firstAt: at(-99), lastAt: at(-90) }];
    expect(standingOf(fetches, current, [10, 11, 14])).toMatchObject({
      revision: 10,
      behind: 2,
      delayMs: null,
    });
  });

  test("that never fetched anything", () => {
    expect(standingOf([], current, [14])).toEqual({
      revision: null,
      behind: null,
      lastAt: null,
      delayMs: null,
    });
  });
});

const member = (behind: number | null, delayMs: number | null): FleetMember => ({
  ...{ revision: 1, lastAt: null, behind, delayMs },
});

describe("the fleet", () => {
  test.each([
    [[], { current: 0, total: 0, medianDelayMs: null }],
    [[member(null, null)], { current: 0, total: 1, medianDelayMs: null }],
    [[member(0, 10), member(0, 30), member(1, null)], { current: 2, total: 3, medianDelayMs: 20 }],
    [[member(0, 30), member(0, 10), member(0, 500)], { current: 3, total: 3, medianDelayMs: 30 }],
  ])("%j", (members, expected) => {
    expect(summarize(members)).toEqual(expected);
  });

  test("the median lies between the quickest and the slowest", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(), { minLength: 1 }), (delays) => {
        const { medianDelayMs } = summarize(delays.map((delay) => member(0, delay)));
        expect(medianDelayMs).toBeGreaterThanOrEqual(Math.min(...delays));
        expect(medianDelayMs).toBeLessThanOrEqual(Math.max(...delays));
      }),
    );
  });
});
