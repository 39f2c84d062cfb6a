import { expect, test } from "vitest";
import { requireRightClock } from "./right-clock.ts";

const inMinutes = (minutes: number) => new Date(Date.now() + minutes * 60_000);

test("a clock that agrees with the database's may sign", async () => {
  for (const minutes of [-4, 0, 4]) await requireRightClock(inMinutes(minutes));
});

test.each([
  [10, /10 minutes ahead of that of the database/],
  [-10, /10 minutes behind that of the database/],
  [60 * 24 * 365, /ahead of/],
])("one that is %i minutes off may not, and the operator is told what to do", async (minutes, words) => {
  await expect(requireRightClock(inMinutes(minutes))).rejects.toThrow(words);
});
