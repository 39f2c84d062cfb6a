import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { printRights } from "./print-rights.ts";
import { RIGHTS, ROLES } from "./rights-table.ts";

test("every row has an outcome for every role", () => {
  expect(RIGHTS.length).toBeGreaterThan(3);
  for (const { action, outcomes } of RIGHTS.flatMap(({ rights }) => rights)) {
    expect(Object.keys(outcomes), action).toEqual(ROLES.map(([role]) => role));
  }
});

test("docs/rights.md is the table: npm run print-rights", () => {
  const file = path.resolve(import.meta.dirname, "../../docs/rights.md");
  expect(readFileSync(file, "utf8")).toBe(printRights());
});
