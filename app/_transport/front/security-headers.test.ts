import { describe, expect, it } from "vitest";
import { buildSecurityHeaders } from "./security-headers.ts";

const http = { baseUrl: "http://localhost:3000", oidc: null };
const https = {
  baseUrl: "https://va.example.org",
  oidc: { issuer: "https://aai.example.org/auth/realms/one", clientId: "a", clientSecret: "b" },
};

function directives(headers: Record<string, string>): Map<string, string[]> {
  const policy = headers["content-security-policy"] ?? "";
  return new Map(
    policy.split("; ").map((directive) => {
      const [name = "", ...sources] = directive.split(" ");
      return [name, sources];
    }),
  );
}

describe("the content security policy", () => {
  it("runs scripts by nonce only", () => {
    const scripts = directives(buildSecurityHeaders(https, "/", "bm9uY2U=", false)).get("script-src");
    expect(scripts).toEqual(["'self'", "'nonce-bm9uY2U='", "'strict-dynamic'"]);
  });

  it("lets nobody frame us, no base element move our links, no plug-in run", () => {
    const policy = directives(buildSecurityHeaders(http, "/", "n", false));
    for (const name of ["default-src", "frame-ancestors", "base-uri", "object-src"]) {
      expect(policy.get(name)).toEqual(["'none'"]);
    }
  });

  it("lets forms lead to us and to the identity provider", () => {
    expect(directives(buildSecurityHeaders(https, "/", "n", false)).get("form-action")).toEqual([
      "'self'",
      "https://aai.example.org",
    ]);
    expect(directives(buildSecurityHeaders(http, "/", "n", false)).get("form-action")).toEqual(["'self'"]);
  });

  it("lets the button to sign in lead to whatever organisation the identity provider sends people on to", () => {
    const targets = (path: string) =>
      directives(buildSecurityHeaders(https, path, "n", false)).get("form-action");
    expect(targets("/sign-in")).toContain("https:");
    expect(targets("/sign-in/x")).not.toContain("https:");
    expect(targets("/account")).not.toContain("https:");
  });

  it("gives way in development only", () => {
    expect(buildSecurityHeaders(http, "/", "n", true)["content-security-policy"]).toContain("'unsafe-eval'");
    expect(buildSecurityHeaders(http, "/", "n", false)["content-security-policy"]).not.toMatch(
      /unsafe-eval|ws:|script-src[^;]*unsafe-inline/,
    );
  });
});

it("insists on https where the service has it, and only there", () => {
  expect(buildSecurityHeaders(https, "/", "n", false)["strict-transport-security"]).toMatch(
    /^max-age=\d{8}$/,
  );
  expect(buildSecurityHeaders(http, "/", "n", false)).not.toHaveProperty("strict-transport-security");
});

it.each([
  ["/store/vo/biomed/image.list", "cross-origin"],
  ["/demo/images/cirros.qcow2", "cross-origin"],
  ["/stores", "same-origin"],
  ["/account", "same-origin"],
])("lets others embed %s: %s", (path, expected) => {
  expect(buildSecurityHeaders(http, path, "n", false)["cross-origin-resource-policy"]).toBe(expected);
});
