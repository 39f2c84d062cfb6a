import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readPresentedToken } from "./credentials.ts";
import { buildToken } from "./token.ts";

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString("base64")}`;
const tokens = fc.uint8Array({ minLength: 32, maxLength: 32 }).map((random) => buildToken(random).token);

describe("readPresentedToken", () => {
  test("reads the same token from both ways of presenting it", () => {
    fc.assert(
      fc.property(tokens, fc.constantFrom(" ", "  ", "\t"), (token, gap) => {
        expect(readPresentedToken(`Bearer${gap}${token}`)).toBe(token);
        expect(readPresentedToken(`bearer ${token} `)).toBe(token);
        expect(readPresentedToken(basic(token, "x-oauth-basic"))).toBe(token);
        expect(readPresentedToken(basic(token, "x-oauth-basic").replace("Basic", "BASIC"))).toBe(token);
      }),
    );
  });

  test("takes no other password than that of image-list clients", () => {
    const password = fc.oneof(
      fc.string(),
      fc.constantFrom("", "X-OAUTH-BASIC", "x-oauth-basic ", "x-oauth-basic:", "x-oauth-basic:more"),
    );
    fc.assert(
      fc.property(tokens, password, (token, wrong) => {
        fc.pre(wrong !== "x-oauth-basic");
        expect(readPresentedToken(basic(token, wrong))).toBe("");
      }),
    );
  });

  test.each([null, ""])("says that %j is no credential at all", (header) => {
    expect(readPresentedToken(header)).toBeNull();
  });

  test.each([
    "Bearer",
    "Bearer one two",
    "Basic",
    "Basic !!!",
    `Basic ${Buffer.from("no colon").toString("base64")}`,
    "Digest username=x",
    "slw_0123456789abcdef_01234567890123456789012345678901",
    "Negotiate abc",
  ])("says of %j that it is a credential, and none of ours", (header) => {
    expect(readPresentedToken(header)).toBe("");
  });

  test("reads whatever comes without failing", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 0, max: 255 }).map((code) => String.fromCharCode(code)) }),
        (text) => void readPresentedToken(text),
      ),
    );
  });
});
