import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDailyLook, nextMonthlyReading, retryLookAt } from "./schedule.ts";
import { afterLook, afterReading, beginSource, type Look, type Reading, type SourceState } from "./source.ts";
import { newsOf, standingOf } from "./standing.ts";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const START = new Date("2026-03-14T09:26:00Z");
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const later = (milliseconds: number) => new Date(START.getTime() + milliseconds);
const FILE = { imageId: ID, sizeBytes: 1000n, sha512: "ab" };
const SEEN = { seen: { length: 1000n, etag: '"1"', lastModified: "Mon" } };
const FAILED: Look = { failure: "No answer." };

const NEW: SourceState = {
  ...beginSource(ID, START, START),
  ...{ lastLookedAt: null, lastSeenAt: null },
  ...{ failures: 0, failingSince: null, lastFailureAt: null, failure: null },
  ...{ length: null, etag: null, lastModified: null },
  ...{ wholeFailures: 0, wholeFailingSince: null, wholeFailure: null },
  ...{ changedSince: null, foundSizeBytes: null, foundSha512: null },
};

const look = (state: SourceState, seen: Look, now: Date) => ({
  ...state,
  ...afterLook(state, seen, FILE, now),
});
const read = (state: SourceState, reading: Reading, now: Date) => ({
  ...state,
  ...afterReading(state, reading, FILE, now),
});

describe("a file that does not answer", () => {
  it("counts as unreachable after the third failure, hours after the first", () => {
    const seen = look(NEW, SEEN, START);
    const first = look(seen, FAILED, later(DAY));
    const second = look(first, FAILED, first.nextLookAt);
    const third = look(second, FAILED, second.nextLookAt);
    expect([first, second, third].map((state) => standingOf(state).standing)).toEqual([
      "well",
      "well",
      "unreachable",
    ]);
    expect(standingOf(third)).toEqual({ standing: "unreachable", since: later(DAY), why: "No answer." });
    expect(second.nextLookAt.getTime() - later(DAY).getTime()).toBeGreaterThanOrEqual(5 * HOUR);
    expect(third.lastSeenAt).toEqual(START);
  });

  it("is well again with the first answer", () => {
    const dead = { ...NEW, failures: 5, failingSince: START, lastFailureAt: START, failure: "No answer." };
    expect(standingOf(look(dead, SEEN, later(DAY))).standing).toBe("well");
  });

  it("never counts failures that follow each other within the hour", () => {
    let state = NEW;
    for (let minute = 0; minute < 55; minute += 5) state = look(state, FAILED, later(minute * 60_000));
    expect(state.failures).toBe(1);
    expect(look(state, FAILED, later(HOUR)).failures).toBe(2);
  });

  it("is not unreachable within two hours, whatever is asked when", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 2 * HOUR - 1 }), { maxLength: 30 }), (moments) => {
        let state = NEW;
        for (const moment of moments.toSorted((a, b) => a - b)) state = look(state, FAILED, later(moment));
        expect(standingOf(state).standing).toBe("well");
      }),
    );
  });
});

describe("reading the whole file is brought forward", () => {
  const known = look(NEW, SEEN, START);
  const isSoon = (state: SourceState, now: Date) => state.nextWholeAt <= now;

  it("at once by another length", () => {
    const other = { seen: { ...SEEN.seen, length: 1001n } };
    expect(isSoon(look(known, other, later(DAY)), later(DAY))).toBe(true);
  });

  it.each([{ etag: '"2"' }, { lastModified: "Tue" }])("within a week of the last by %j", (change) => {
    const other = { seen: { ...SEEN.seen, ...change } };
    expect(look(known, other, later(DAY)).nextWholeAt).toEqual(later(7 * DAY));
    expect(isSoon(look(known, other, later(8 * DAY)), later(8 * DAY))).toBe(true);
  });

  it("by a length that was not published, where it was never read", () => {
    const other = { seen: { length: 999n, etag: null, lastModified: null } };
    const imported = { ...NEW, ...beginSource(ID, null, START) };
    expect(isSoon(look(imported, other, START), START)).toBe(true);
  });

  it("not by the same marks, nor by fewer of them", () => {
    const silent = { seen: { length: null, etag: null, lastModified: null } };
    for (const same of [SEEN, silent]) {
      expect(look(known, same, later(DAY)).nextWholeAt).toEqual(known.nextWholeAt);
    }
  });
});

describe("what was read", () => {
  it("as published, is read again in a month, and the next look renews the marks", () => {
    const state = read(look(NEW, SEEN, START), { sizeBytes: 1000n, sha512: "ab" }, later(DAY));
    expect(state).toMatchObject({ length: null, etag: null, changedSince: null, nextLookAt: later(DAY) });
    expect(state.nextWholeAt.getTime()).toBeGreaterThanOrEqual(later(31 * DAY).getTime());
  });

  it("and differs, has changed since then, until it is as published again", () => {
    const changed = read(NEW, { sizeBytes: 1000n, sha512: "cd" }, START);
    const still = read(changed, { sizeBytes: 1001n, sha512: "ef" }, later(DAY));
    expect(standingOf(still)).toEqual({ standing: "changed", since: START, why: null });
    expect(still).toMatchObject({ foundSizeBytes: 1001n, foundSha512: "ef" });
    const back = read(still, { sizeBytes: 1000n, sha512: "ab" }, later(2 * DAY));
    expect(standingOf(back).standing).toBe("well");
    expect(back.foundSha512).toBeNull();
  });

  it("is compared with what is known only", () => {
    const unknown = { imageId: ID, sizeBytes: null, sha512: null };
    expect(afterReading(NEW, { sizeBytes: 1n, sha512: "x" }, unknown, START).changedSince).toBeNull();
  });

  it("not to its end three times, is unreachable, also when its server answers", () => {
    let state = NEW;
    for (const hours of [0, 3, 9]) {
      state = look(read(state, { failure: "Cut off." }, later(hours * HOUR)), SEEN, later(hours * HOUR));
    }
    expect(standingOf(state)).toEqual({ standing: "unreachable", since: START, why: "Cut off." });
    expect(standingOf(read(state, { sizeBytes: 1000n, sha512: "ab" }, later(DAY))).standing).toBe("well");
  });

  it("or broken off by somebody, says nothing", () => {
    expect(standingOf(read(NEW, "cancelled", START)).standing).toBe("well");
  });
});

describe("news", () => {
  const dead = { ...NEW, failures: 3, failingSince: START, failure: "No answer." };
  const untold = { toldStanding: "well", toldAt: null, remindedAt: null } as const;
  const told = { toldStanding: "unreachable", toldAt: START, remindedAt: null } as const;

  it("are told once, once more after a week, and once when it is well", () => {
    expect(newsOf(dead, untold, START)).toBe("unreachable");
    expect(newsOf(dead, told, later(7 * DAY - 1))).toBeNull();
    expect(newsOf(dead, told, later(7 * DAY))).toBe("reminder");
    expect(newsOf(dead, { ...told, remindedAt: later(7 * DAY) }, later(30 * DAY))).toBeNull();
    expect(newsOf(NEW, told, later(DAY))).toBe("well");
    expect(newsOf(NEW, untold, later(30 * DAY))).toBeNull();
  });
});

describe("the schedule", () => {
  const moment = fc.date({ min: new Date("2026-01-01"), max: new Date("2036-01-01"), noInvalidDate: true });

  it("has its own minute of the day for each image, and keeps it", () => {
    fc.assert(
      fc.property(fc.uuid(), moment, (id, now) => {
        const next = nextDailyLook(id, now);
        const distance = next.getTime() - now.getTime();
        expect(distance).toBeGreaterThanOrEqual(DAY / 2);
        expect(distance).toBeLessThan(1.5 * DAY);
        expect(nextDailyLook(id, next).getTime() - next.getTime()).toBe(DAY);
      }),
    );
  });

  it("begins with a look within a day", () => {
    fc.assert(
      fc.property(fc.uuid(), moment, (id, now) => {
        const { nextLookAt } = beginSource(id, null, now);
        expect(nextLookAt.getTime() - now.getTime()).toBeGreaterThanOrEqual(0);
        expect(nextLookAt.getTime() - now.getTime()).toBeLessThan(DAY);
      }),
    );
  });

  it("never has everything to read at once, however long ago all of it was checked", () => {
    const ids = Array.from({ length: 1000 }, (_, index) => `image ${index}`);
    for (const checkedAt of [null, later(-400 * DAY)]) {
      const firstDay = ids.filter((id) => beginSource(id, checkedAt, START).nextWholeAt < later(DAY));
      expect(firstDay.length).toBeLessThan(200);
    }
  });

  it("spreads a thousand looks over the day: no ten minutes have more than thirty of them", () => {
    const slots = Map.groupBy(
      Array.from({ length: 1000 }, (_, index) => nextDailyLook(`image ${index}`, START)),
      (at) => Math.floor((at.getTime() % DAY) / 600_000),
    );
    expect(Math.max(...[...slots.values()].map((looks) => looks.length))).toBeLessThanOrEqual(30);
  });

  it("reads once a month, and asks a dead server less and less often", () => {
    fc.assert(
      fc.property(fc.uuid(), (id) => {
        const month = nextMonthlyReading(id, START).getTime() - START.getTime();
        expect(month).toBeGreaterThanOrEqual(30 * DAY);
        expect(month).toBeLessThan(33 * DAY);
        const retries = [1, 2, 3].map((failures) =>
          retryLookAt(id, { failures, failingSince: START }, START),
        );
        const old = retryLookAt(id, { failures: 9, failingSince: later(-3 * DAY) }, START);
        const distances = [...retries, old].map((at) => at.getTime() - START.getTime());
        expect(distances).toEqual(distances.toSorted((a, b) => a - b));
        expect(distances[0]).toBeGreaterThanOrEqual(2 * HOUR);
        expect(distances[3]).toBeGreaterThanOrEqual(DAY);
      }),
    );
  });
});
