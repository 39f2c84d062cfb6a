import { expect, it, test } from "vitest";
import { findConcerns } from "./concerns.ts";

const NOW = new Date("2026-11-24T12:00:00Z");
const FINE: Parameters<typeof findConcerns>[0] = {
  jobs: { failed: 0, oldestWaitingSince: null },
  mails: { waiting: 0, refused: 0, delayed: 0, hasServer: true },
  sources: { unreachable: 0, changed: 0 },
  reports: { problems: 0, comments: 0 },
  signingsDue: 0,
  listTroubles: [],
  signerTroubles: [],
  worker: { alive: 1 },
  certificateExpiresAt: new Date("2027-11-24T12:00:00Z"),
};
const titles = (change: Partial<typeof FINE>) =>
  findConcerns({ ...FINE, ...change }, NOW).map(({ tone, title }) => `${tone}: ${title}`);
const inDays = (days: number) => new Date(NOW.getTime() + days * 24 * 3600 * 1000);

test("when all is well there is nothing to look at", () => {
  expect(titles({})).toEqual([]);
  expect(titles({ certificateExpiresAt: null })).toEqual([]);
});

it.each([
  [{ worker: { alive: 0 }, signingsDue: 3 }, ["danger: No worker is running"]],
  [{ signingsDue: 1 }, ["warn: 1 list waits for a signature"]],
  [{ signingsDue: 2 }, ["warn: 2 lists wait for a signature"]],
  [
    { sources: { unreachable: 2, changed: 1 } },
    [
      "danger: 1 published image file is no longer what was published",
      "warn: 2 published image files are not reachable",
    ],
  ],
  [
    { reports: { problems: 1, comments: 2 } },
    ["warn: 1 problem with an appliance waits for you", "warn: 2 comments wait for a moderator"],
  ],
  [{ jobs: { failed: 1, oldestWaitingSince: null } }, ["warn: 1 job has failed for good"]],
  [{ jobs: { failed: 0, oldestWaitingSince: new Date("2026-11-24T11:59:00Z") } }, []],
  [
    { jobs: { failed: 0, oldestWaitingSince: new Date("2026-11-24T11:00:00Z") } },
    ["warn: Jobs wait longer than they should"],
  ],
  [{ listTroubles: ["The list of VO biomed runs out."] }, ["danger: 1 list is not signed in time"]],
  [{ signerTroubles: ["The authority expires."] }, ["danger: What signs the lists needs attention"]],
  [{ certificateExpiresAt: inDays(61) }, []],
  [{ certificateExpiresAt: inDays(59) }, ["warn: The signing certificate expires in 59 days"]],
  [{ certificateExpiresAt: inDays(1) }, ["danger: The signing certificate expires in 1 day"]],
  [{ certificateExpiresAt: inDays(0.5) }, ["danger: The signing certificate expires today"]],
  [{ certificateExpiresAt: inDays(-1) }, ["danger: The signing certificate has expired"]],
  [
    { mails: { waiting: 3, refused: 1, delayed: 2, hasServer: true } },
    ["warn: 1 message was refused", "warn: 2 messages could not be handed over yet"],
  ],
  [{ mails: { waiting: 3, refused: 0, delayed: 2, hasServer: false } }, ["info: No mail server is set"]],
])("%j", (change, expected) => {
  expect(titles(change)).toEqual(expected);
});
