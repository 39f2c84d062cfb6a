import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findLimit, findSubjects } from "./limited-request.ts";

const at = (target: string) => new URL(target, "http://here.invalid");

describe("findLimit", () => {
  it.each([
    ["GET", "/api/auth/sign-in", "sign-in"],
    ["POST", "/api/auth/sign-in", "sign-in"],
    ["GET", "/api/auth/callback/federation?code=1&state=2", "sign-in"],
    ["POST", "/api/auth/callback/federation", "sign-in"],
    ["GET", "/sign-in", null],
    ["GET", "/api/auth/callbacks", null],
    ["POST", "/api/auth/sign-out", "writes"],
    ["POST", "/appliances/register", "writes"],
    ["PATCH", "/api/v1/appliances/cirros", "writes"],
    ["DELETE", "/api/v1/tokens/1", "writes"],
    ["POST", "/store/vo/biomed/image.list", "writes"],
    ["POST", "/store/../appliances/register", "writes"],
    ["POST", "/", "writes"],
    ["BREW", "/", "writes"],
    ["GET", "/appliances?q=grid", "search"],
    ["HEAD", "/appliances?q=grid", "search"],
    ["GET", "/appliances?page=2&q=grid", "search"],
    ["GET", "/appliances?q=&q=grid", "search"],
    ["GET", "/api/v1/appliances?q=grid", "search"],
    ["GET", "/_next/../appliances?q=grid", "search"],
    ["GET", "/store/%2e%2e/appliances?q=grid", "search"],
    ["GET", "/admin/audit?who=ann", "search"],
    ["GET", "/admin/audit/export?format=csv&object=cirros", "search"],
    ["GET", "/admin/audit?who=&action=vo.", null],
    ["GET", "/appliances?q=", null],
    ["GET", "/appliances?q=%20", null],
    ["GET", "/appliances", null],
    ["GET", "/api/v1/appliances", null],
    ["GET", "/store/vo/biomed/image.list?q=1", null],
    ["HEAD", "/store/vo/biomed/image.list", null],
    ["GET", "/api/health/ready?q=1", null],
    ["GET", "/_next/static/chunks/a.js?q=1", null],
  ])("%s %s: %s", (method, target, expected) => {
    expect(findLimit(method, at(target))).toBe(expected);
  });

  it("never counts who reads a list, whatever is asked with it", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("GET", "HEAD"),
        fc.string({ unit: "binary-ascii", maxLength: 20 }),
        (method, text) => {
          expect(
            findLimit(method, at(`/store/vo/biomed/image.list?q=${encodeURIComponent(text)}`)),
          ).toBeNull();
        },
      ),
    );
  });
});

describe("findSubjects", () => {
  const nobody = { address: "198.51.100.7", personId: null, authorization: undefined };
  const address = { kind: "address", key: "198.51.100.7" };

  it("counts anybody's address", () => {
    expect(findSubjects("search", nobody)).toEqual([address]);
  });

  it("counts the person as well, but not where nobody is signed in yet", () => {
    const person = { ...nobody, personId: "p1" };
    expect(findSubjects("writes", person)).toEqual([address, { kind: "person", key: "p1" }]);
    expect(findSubjects("sign-in", person)).toEqual([address]);
  });

  it("counts what was presented as token, and never keeps it", () => {
    const authorization = "Bearer slw_0000_secret";
    const [, token, ...others] = findSubjects("writes", { ...nobody, personId: "p1", authorization });
    // Whoever signs in and presents a token is counted as both: neither hides the other.
    expect(others).toEqual([{ kind: "person", key: "p1" }]);
    expect(token).toMatchObject({ kind: "token", key: expect.stringMatching(/^[0-9a-f]{64}$/) });
    const [, another] = findSubjects("writes", { ...nobody, authorization: "Bearer slw_0000_guess" });
    expect(another?.key).not.toBe(token?.key);
  });

  it("counts a token as one, however it is presented", () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;
    const keyOf = (authorization: string) =>
      findSubjects("writes", { ...nobody, authorization }).find(({ kind }) => kind === "token")?.key;
    const token = "slw_0000_secret";
    const spellings = [
      ...[`Bearer ${token}`, `bearer   ${token} `, `BEARER\t${token}`],
      ...[basic(`${token}:x-oauth-basic`), basic(`${token}:x-oauth-basic`).replace("Basic", "basic")],
    ];
    expect(new Set(spellings.map(keyOf)).size).toBe(1);
    // What can be no token is still somebody's: by the header as it came.
    expect(keyOf("Digest a")).toMatch(/^[0-9a-f]{64}$/);
    expect(keyOf("Digest a")).not.toBe(keyOf("Digest b"));
  });

  it("counts a customer's whole IPv6 network as one", () => {
    const key = (text: string) => findSubjects("search", { ...nobody, address: text })[0]?.key;
    expect(key("2001:db8:1:2::5")).toBe(key("2001:db8:1:2:ffff:ffff:ffff:ffff"));
    expect(key("2001:db8:1:2::5")).not.toBe(key("2001:db8:1:3::5"));
  });

  it("counts those whose address is not known together", () => {
    expect(findSubjects("sign-in", { ...nobody, address: null })).toEqual([
      { kind: "address", key: "unknown" },
    ]);
  });
});
