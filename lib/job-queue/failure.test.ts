import { expect, it, test } from "vitest";
import { readFailure } from "./failure.ts";
import { describeSchedule } from "./schedule.ts";

it.each([
  [{ name: "Error", message: "no luck", stack: "Error: no luck\n at x" }, "no luck", "Error: no luck\n at x"],
  [{ message: "no luck" }, "no luck", null],
  [{ value: { message: "job timed out" } }, "It took longer than this job may take.", null],
  [{ value: "job heartbeat timeout" }, "The worker that did it has died.", null],
  [{ message: " " }, "It left no reason behind.", null],
  [null, "It left no reason behind.", null],
  [42, "It left no reason behind.", null],
])("%j", (output, message, trace) => {
  expect(readFailure(output)).toEqual({ message, trace });
});

test.each([
  ["* * * * *", "every minute"],
  ["*/15 * * * *", "every 15 minutes"],
  ["0 * * * *", "every hour"],
  ["5 * * * *", "every hour, 5 minutes past"],
  ["30 4 * * *", "every day at 04:30 UTC"],
  ["0 4 * * 1", "0 4 * * 1"],
  ["1,2 * * * *", "1,2 * * * *"],
  ["0 */2 * * *", "0 */2 * * *"],
])("%s is %s", (cron, words) => {
  expect(describeSchedule(cron)).toBe(words);
});
