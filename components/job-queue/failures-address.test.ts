import { expect, test } from "vitest";
import { failuresAddress, readFailuresView } from "./failures-address.ts";

test("an address is read as it was written", () => {
  const view = { queue: "sign-revision", after: "01890a5d@2026-11-24 10:00:00.123456+00" };
  const { searchParams } = new URL(failuresAddress(view), "https://va.example.org");
  expect(readFailuresView(Object.fromEntries(searchParams))).toEqual(view);
  expect(failuresAddress({})).toBe("/admin/jobs");
});

test.each([{ queue: "no such/queue" }, { queue: "" }, { queue: "a\0b" }, {}])(
  "%j is all queues",
  (parameters) => {
    expect(readFailuresView(parameters)).toEqual({ queue: null, after: null });
  },
);
