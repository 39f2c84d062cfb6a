import { expect, test } from "vitest";
import { publicationCaution, publicationSteps } from "./publication-steps.ts";

const states = (...parameters: Parameters<typeof publicationSteps>) =>
  publicationSteps(...parameters).map(({ state }) => state);

test("an empty version with its notes written waits for an image", () => {
  expect(states({ problems: [{ step: "images" }], standings: [] })).toEqual([
    "done",
    "current",
    "todo",
    "todo",
  ]);
});

test("without notes the details come first, whatever else is there", () => {
  expect(states({ problems: [{ step: "details" }], standings: ["passed"] })).toEqual([
    "current",
    "done",
    "done",
    "todo",
  ]);
});

test("an unchecked image makes the check the next step", () => {
  const steps = publicationSteps({ problems: [{ step: "check" }], standings: ["passed", "none"] });
  expect(steps[2]).toMatchObject({ state: "current", description: "1 of 2 passed" });
});

test("an image that could not be signed is the next step, though its check has passed", () => {
  expect(states({ problems: [{ step: "images" }], standings: ["passed"] })).toEqual([
    "done",
    "current",
    "done",
    "todo",
  ]);
});

test("a check under way is counted", () => {
  const steps = publicationSteps({ problems: [{ step: "check" }], standings: ["running"] });
  expect(steps[2]).toMatchObject({ state: "current", description: "1 under way" });
});

test("a failed check is shown as failed", () => {
  expect(states({ problems: [{ step: "check" }], standings: ["failed"] })[2]).toBe("failed");
});

test("a check that is repeated does not take the earlier result away, but calls for caution", () => {
  expect(states({ problems: [], standings: ["running"] })).toEqual(["done", "done", "done", "current"]);
  expect(publicationCaution(["passed", "running"])).toMatch(/repeated/);
  expect(publicationCaution(["running", "failed"])).toMatch(/failed/);
  expect(publicationCaution(["passed"])).toBeNull();
});

test("everything done: publishing is next", () => {
  expect(states({ problems: [], standings: ["passed"] })).toEqual(["done", "done", "done", "current"]);
});
