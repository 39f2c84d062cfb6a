import { describe, expect, it } from "vitest";
import type { Standing } from "#lib/platform/rate-limit/rate-limiter.ts";
import { buildRateLimitHeaders } from "./rate-limit-headers.ts";
import { describeWait, refuseForeignChange, refuseTooMany } from "./refusal.ts";
import { renderRefusalPage } from "./refusal-page.ts";

const limit = { points: 240, seconds: 60 };
const fine: Standing = { kind: "address", limit, remaining: 198, resetSeconds: 41, exceeded: false };
const over: Standing = { kind: "person", limit, remaining: 0, resetSeconds: 12, exceeded: true };

describe("what is left", () => {
  it("is told as the draft says, for each that is counted", () => {
    expect(buildRateLimitHeaders("writes", [fine, { ...over, exceeded: false, remaining: 3 }])).toEqual({
      "ratelimit-policy": '"writes-per-address";q=240;w=60, "writes-per-person";q=240;w=60',
      ratelimit: '"writes-per-address";r=198;t=41, "writes-per-person";r=3;t=12',
    });
  });

  it("comes with the time to wait when it is nothing, until nobody refuses any more", () => {
    expect(buildRateLimitHeaders("writes", [fine, over])["retry-after"]).toBe("12");
    expect(buildRateLimitHeaders("writes", [{ ...over, resetSeconds: 50 }, over])["retry-after"]).toBe("50");
  });
});

describe("too many", () => {
  it("is said in a sentence that tells whose, that nothing was changed, and how long to wait", () => {
    expect(refuseTooMany("writes", [fine, over])).toMatchObject({
      type: "https://iana.org/assignments/http-problem-types#quota-exceeded",
      status: 429,
      reason: "too_many_requests",
      detail:
        "Too many changes by you in a short time. Nothing was changed by the last one. Try again in 12 seconds.",
      "violated-policies": ["writes-per-person"],
    });
    const address: Standing = { ...over, kind: "address", resetSeconds: 300 };
    expect(refuseTooMany("sign-in", [address]).detail).toBe(
      "Too many attempts to sign in from your network address in a short time. Try again in 5 minutes.",
    );
    expect(refuseTooMany("search", [address, { ...fine, kind: "token" }]).detail).toMatch(
      /searches from your network address/,
    );
  });

  it("can be said in a header", () => {
    for (const name of ["sign-in", "writes", "search"] as const) {
      for (const kind of ["address", "person", "token"] as const) {
        expect(refuseTooMany(name, [{ ...over, kind }]).detail).toMatch(/^[\x20-\x7e]+$/);
      }
    }
  });
});

it("tells the way home when another site asked", () => {
  const refusal = refuseForeignChange("https://va.example.org");
  expect(refusal).toMatchObject({ status: 403, reason: "foreign_origin" });
  expect(refusal.detail).toContain("https://va.example.org");
});

it.each([
  [1, "1 second"],
  [2, "2 seconds"],
  [119, "119 seconds"],
  [120, "2 minutes"],
  [121, "3 minutes"],
])("%i seconds are %s", (seconds, text) => expect(describeWait(seconds)).toBe(text));

it("shows a refusal as a page, and nothing of what it says as markup", () => {
  const page = renderRefusalPage(
    { ...refuseTooMany("search", [over]), detail: `<b>"it's" & so</b>` },
    "<i>1</i>",
    false,
  );
  expect(page).toContain("&lt;b&gt;&quot;it&#39;s&quot; &amp; so&lt;/b&gt;");
  expect(page).toContain("&lt;i&gt;1&lt;/i&gt;");
  expect(page).not.toContain("<script");
  expect(page).not.toContain("form");
});
