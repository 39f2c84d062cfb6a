import { expect, it } from "vitest";
import { isForeignChange } from "./foreign-origin.ts";

const OWN = "https://va.example.org";
const path = "/appliances/register";

it.each([
  ["GET", { origin: "https://evil.example" }, false],
  ["HEAD", { "sec-fetch-site": "cross-site" }, false],
  ["OPTIONS", { origin: "https://evil.example" }, false],
  ["POST", {}, false],
  ["POST", { origin: OWN }, false],
  ["POST", { origin: OWN, "sec-fetch-site": "same-origin" }, false],
  ["POST", { "sec-fetch-site": "none" }, false],
  ["POST", { origin: "https://evil.example" }, true],
  ["POST", { origin: "http://va.example.org" }, true],
  ["POST", { origin: "https://va.example.org:8443" }, true],
  ["POST", { origin: "https://va.example.org.evil.example" }, true],
  ["POST", { origin: "null" }, true],
  ["POST", { origin: "" }, true],
  ["POST", { "sec-fetch-site": "cross-site" }, true],
  ["POST", { "sec-fetch-site": "same-site" }, true],
  ["POST", { origin: "https://evil.example", authorization: "Bearer slw_1" }, true],
  ["PUT", { origin: "https://evil.example" }, true],
  ["DELETE", { origin: "https://evil.example" }, true],
  ["BREW", { origin: "https://evil.example" }, true],
] as [string, Record<string, string>, boolean][])("%s with %o: %s", (method, headers, expected) => {
  expect(isForeignChange({ method, path, headers }, OWN)).toBe(expected);
});

it("lets programs bring their own credential to the API, from wherever", () => {
  const headers = { origin: "https://evil.example", authorization: "Bearer slw_1" };
  expect(isForeignChange({ method: "POST", path: "/api/v1/appliances", headers }, OWN)).toBe(false);
  expect(isForeignChange({ method: "POST", path: "/api/v10", headers }, OWN)).toBe(true);
  expect(
    isForeignChange({ method: "POST", path: "/api/v1/x", headers: { origin: "https://evil.example" } }, OWN),
  ).toBe(true);
});
