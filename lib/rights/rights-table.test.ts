import { globSync, readFileSync } from "node:fs";
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

/** Modules named after verbs hold use cases; these do not. */
const NO_USE_CASE = [
  "#lib/access-token/require-token.ts",
  // For monitoring, which is nobody: it tells what every site could find out.
  "#lib/administration/signature-trouble.ts",
  // A search as a value: pure.
  "#lib/catalogue/catalogue-search.ts",
  "#lib/list-signing/trust-anchors.ts",
  "#lib/platform/form-state.ts",
  "#lib/virtual-appliance/entry-as-typed.ts",
  // Who may fetch a list is decided by `canFetchList`, which has a row.
  "#lib/vo-image-list/fetch-list.ts",
];
const NO_VERB = /-(schema|queries|policy|lifetime|words|format)\.ts$/;

test("whatever an action or a route changes is tried for every role", () => {
  const root = path.resolve(import.meta.dirname, "../..");
  const tried = readFileSync(path.join(import.meta.dirname, "rights.db.test.ts"), "utf8");
  const files = globSync("app/**/{actions,route}.ts", { cwd: root });
  const used = files.flatMap((file) =>
    [...readFileSync(path.join(root, file), "utf8").matchAll(/from "(#lib\/[^/]+\/[a-z]+-[^"]+\.ts)"/g)]
      .map(([, module = ""]) => module)
      .filter((module) => !NO_VERB.test(module) && !NO_USE_CASE.includes(module)),
  );
  expect(used.length).toBeGreaterThan(40);
  expect([...new Set(used)].filter((module) => !tried.includes(`"${module}"`))).toEqual([]);
});
