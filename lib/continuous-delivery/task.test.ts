import fc from "fast-check";
import { expect, test } from "vitest";
import { MOST_FAILURES, nextCheckAfter } from "./schedule.ts";
import { begin, fail, finish, newTasks, TASKS, type TaskName } from "./task.ts";

const states = (tasks: ReturnType<typeof newTasks>) => tasks.map(({ state }) => state);
const name = fc.constantFrom<TaskName>(...TASKS.map((task) => task.name));

test("a task begins, and those before it are done", () => {
  expect(states(begin(newTasks(), "version"))).toEqual([
    "done",
    "done",
    "running",
    ...Array(4).fill("waiting"),
  ]);
});

test("a failure says why and spares the rest", () => {
  const tasks = fail(newTasks(), "metadata", "url: It is missing.");
  expect(states(tasks)).toEqual(["done", "done", "done", "failed", "skipped", "skipped", "skipped"]);
  expect(tasks[3]?.lines).toEqual(["url: It is missing."]);
});

test("whatever it ends with, nothing runs or waits any more", () => {
  fc.assert(
    fc.property(name, name, (begun, ended) => {
      for (const tasks of [
        fail(begin(newTasks(), begun), ended, "why"),
        finish(begin(newTasks(), begun), ended),
      ]) {
        expect(states(tasks).filter((state) => state === "running" || state === "waiting")).toEqual([]);
      }
    }),
  );
});

test("never sooner than half an hour, never later than a day, and never sooner after more failures", () => {
  const now = new Date("2026-03-01T00:00:00Z");
  const minutes = (failures: number) => (nextCheckAfter(now, failures).getTime() - now.getTime()) / 60_000;
  expect([0, 1, 2, 3, 7, MOST_FAILURES].map(minutes)).toEqual([30, 30, 60, 120, 1440, 1440]);
  fc.assert(fc.property(fc.nat(100), (failures) => minutes(failures + 1) >= minutes(failures)));
});
