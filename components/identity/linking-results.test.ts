import { expect, test } from "vitest";
import { describeLinking } from "./linking-results.ts";

test("nothing happened, nothing said", () => {
  expect(describeLinking(undefined)).toBeNull();
});

test.each([
  ["linked", "ok"],
  ["merged", "ok"],
  ["already_yours", "info"],
  ["other_blocked", "danger"],
  ["linking_over", "danger"],
  ["OAuthCallback", "danger"],
  ["toString", "danger"],
])("%s is told as %s", (code, tone) => {
  expect(describeLinking(code)?.tone).toBe(tone);
});

test("what somebody wrote into the address is not shown", () => {
  expect(JSON.stringify(describeLinking("<script>"))).not.toContain("script");
});
