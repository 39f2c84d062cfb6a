import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysBetween, describeDaysLeft, findDueNotices } from "./expiry-notice.ts";

const DAY_MS = 24 * 3600 * 1000;
const EXPIRY = new Date("2027-03-14T23:59:59Z");
const NONE: ReadonlySet<string> = new Set();

/** At noon, so many days before the expiry. */
const daysBefore = (days: number) => new Date(Date.parse("2027-03-14T12:00:00Z") - days * DAY_MS);
const kindsAt = (days: number, sent = NONE) =>
  findDueNotices(EXPIRY, daysBefore(days), sent).map(({ kind }) => kind);

describe("notices of an expiry", () => {
  test.each([
    [31, []],
    [30, ["maintainers 30"]],
    [8, ["maintainers 30"]],
    [7, ["maintainers 7", "curators 7"]],
    [2, ["maintainers 7", "curators 7"]],
    [1, ["maintainers 1", "curators 7"]],
    [0, ["maintainers 0", "curators 7"]],
    [-1, ["maintainers 0"]],
    [-3, ["maintainers 0"]],
    [-4, []],
    [-7, ["maintainers -7"]],
    [-10, ["maintainers -7"]],
    [-11, []],
  ])("%i days before: %o", (days, kinds) => expect(kindsAt(days)).toEqual(kinds));

  test("each comes once", () => {
    expect(kindsAt(7, new Set(["maintainers 7"]))).toEqual(["curators 7"]);
    expect(kindsAt(5, new Set(["maintainers 7", "curators 7"]))).toEqual([]);
  });

  test("say how long there is", () => {
    expect(findDueNotices(EXPIRY, daysBefore(7), NONE)[0]?.when).toBe("in 7 days");
    expect(findDueNotices(EXPIRY, daysBefore(-7), NONE)[0]?.when).toBe("7 days ago");
  });

  test("over a whole life, looked at every hour, maintainers get five and curators one, each in its time", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2026-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (expiresAt) => {
          const sent = new Set<string>();
          const order: string[] = [];
          for (let hour = -40 * 24; hour < 20 * 24; hour += 7) {
            for (const { kind } of findDueNotices(
              expiresAt,
              new Date(expiresAt.getTime() + hour * 3_600_000),
              sent,
            )) {
              sent.add(kind);
              order.push(kind);
            }
          }
          expect(order).toEqual([
            ...[
              "maintainers 30",
              "maintainers 7",
              "curators 7",
              "maintainers 1",
              "maintainers 0",
              "maintainers -7",
            ],
          ]);
        },
      ),
      { numRuns: 50 },
    );
  });
});

test.each([
  [2, "in 2 days"],
  [1, "tomorrow"],
  [0, "today"],
  [-1, "yesterday"],
  [-30, "30 days ago"],
])("%i days are %s", (days, words) => expect(describeDaysLeft(days)).toBe(words));

test("days are those of the calendar, in UTC", () => {
  expect(daysBetween(new Date("2027-03-13T23:59:59Z"), new Date("2027-03-14T00:00:00Z"))).toBe(1);
  expect(daysBetween(new Date("2027-03-14T00:00:00Z"), new Date("2027-03-14T23:59:59Z"))).toBe(0);
});
