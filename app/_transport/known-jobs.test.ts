import { expect, test } from "vitest";
import { allJobs } from "#lib/worker/registry.ts";
import { knownJobs } from "./known-jobs.ts";

test("the pages know the jobs that the worker does", () => {
  const bound = allJobs.map(({ definition: { name, purpose } }) => ({ name, purpose }));
  const known = knownJobs.map(({ name, purpose }) => ({ name, purpose }));
  expect(known.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual(
    bound.toSorted((a, b) => a.name.localeCompare(b.name)),
  );
});

test("each says in a sentence what it is for", () => {
  for (const { name, purpose } of knownJobs) expect(purpose, name).toMatch(/^[A-Z].{10,}\.$/);
});
