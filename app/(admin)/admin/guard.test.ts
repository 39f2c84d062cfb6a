/** No page of the administration without its guard: the layout alone does not run again between pages. */
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const folder = import.meta.dirname;
const read = (file: string) => readFileSync(path.join(folder, file), "utf8");

test.each(globSync("**/page.tsx", { cwd: folder }))("%s lets nobody but administrators in", (page) => {
  // A page that only names what to show leaves the asking to that.
  const shown = /from "(\.\.?\/[^"]+-page\.tsx)"/.exec(read(page))?.[1];
  const guarded = shown ? path.join(path.dirname(page), shown) : page;
  expect(read(guarded)).toContain("await requireAdministrator(");
});
