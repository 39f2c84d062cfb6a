import fc from "fast-check";
import { expect, test } from "vitest";
import { isLookAlike, skeletonOf } from "./look-alike.ts";

test.each([
  ["Jupyter Notebook", "JupyterNotebook"],
  ["Jupyter Notebook", "Jupyter Notebooks"],
  ["Jupyter Notebook", "Jupytor Notebook"],
  ["RStudio", "RStudlo"],
  ["Debian", "Dеbian"],
  ["Rocky Linux", "Rocky  Linux!"],
  ["Earth model", "Earth rnodel"],
])("%j looks like %j", (one, other) => {
  expect(isLookAlike(one, other)).toBe(true);
  expect(isLookAlike(other, one)).toBe(true);
});

test.each([
  ["Ubuntu 22.04", "Ubuntu 24.04"],
  ["CentOS 7", "CentOS 8"],
  ["R lab", "C lab"],
  ["Jupyter Notebook", "Jupyter Lab"],
  ["CASA", "CASE"],
])("%j is not taken for %j", (one, other) => {
  expect(isLookAlike(one, other)).toBe(false);
});

test("every name looks like itself, and who looks like whom is mutual", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (one, other) => {
      expect(isLookAlike(one, one)).toBe(true);
      expect(isLookAlike(one, other)).toBe(isLookAlike(other, one));
      expect(skeletonOf(one)).toMatch(/^[a-z34679]*$/);
    }),
  );
});
