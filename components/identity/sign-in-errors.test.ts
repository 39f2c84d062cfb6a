import { expect, test } from "vitest";
import { describeSignInError } from "./sign-in-errors.ts";

test("no error, no sentence", () => {
  expect(describeSignInError(undefined)).toBeNull();
});

test("who is blocked is told so", () => {
  expect(describeSignInError("blocked")).toMatch(/blocked/);
});

test.each(["SomethingNew", "toString", "<script>"])("the unknown code %s is not shown", (code) => {
  const sentence = describeSignInError(code);
  expect(sentence).toMatch(/did not work/);
  expect(sentence).not.toContain(code);
});
