import { describe, expect, test } from "vitest";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { decodePemBlocks } from "./pem.ts";
import { findSigningCertificateProblems } from "./signing-certificate.ts";

// When all test-only certificates are valid.
const now = new Date("2027-06-01T00:00:00Z");

function codesOf(pem: string, at = now): string[] {
  return findSigningCertificateProblems(pem, at).map(({ code }) => code);
}

describe("findSigningCertificateProblems", () => {
  test.each(["test-only-signer.pem", "test-only-no-extensions.pem", "test-only-chain.pem"])(
    "finds none in %s",
    (name) => {
      expect(findSigningCertificateProblems(readFixture(name), now)).toEqual([]);
    },
  );

  test.each([
    ["test-only-server-auth.pem", "unsuitable-purpose"],
    ["test-only-any-purpose.pem", "unsuitable-purpose"],
    ["test-only-key-encipherment.pem", "unsuitable-key-usage"],
    ["test-only-ec-key.pem", "unsuitable-key"],
    ["test-only-short-key.pem", "unsuitable-key"],
    ["test-only-multi-valued.pem", "unsuitable-name"],
    ["test-only-non-ascii.pem", "unsuitable-name"],
    ["test-only-many-attributes.pem", "unsuitable-name"],
    ["test-only-sha1-signed.pem", "weak-signature"],
  ])("finds in %s: %s", (name, code) => {
    expect(codesOf(readFixture(name))).toEqual([code]);
  });

  test.each(["server-auth", "any-purpose", "key-encipherment"])(
    "agrees with OpenSSL that test-only-%s.pem cannot sign e-mail",
    async (name) => {
      const files = {
        "ca.pem": readFixture("test-only-ca.pem"),
        "c.pem": readFixture(`test-only-${name}.pem`),
      };
      const purpose = ["-purpose", "smimesign", "-attime", String(now.getTime() / 1000)];
      const { code } = await runOpenssl(["verify", "-CAfile", "ca.pem", ...purpose, "c.pem"], files);
      expect(code).not.toBe(0);
    },
  );

  test("tells apart too early and too late", () => {
    const pem = readFixture("test-only-signer.pem");
    expect(codesOf(pem, new Date("2019-12-31T23:59:59Z"))).toEqual(["not-yet-valid"]);
    expect(codesOf(pem, new Date("2020-01-01T00:00:00Z"))).toEqual([]);
    expect(codesOf(pem, new Date("2046-01-01T00:00:00Z"))).toEqual([]);
    expect(codesOf(pem, new Date("2046-01-01T00:00:01Z"))).toEqual(["expired"]);
  });

  test("finds a chain whose links are missing or in the wrong order", () => {
    const signer = readFixture("test-only-signer.pem");
    expect(codesOf(signer + readFixture("test-only-root.pem"))).toEqual(["broken-chain"]);
    expect(codesOf(signer + readFixture("test-only-ca.pem"))).toEqual([]);
  });

  test("takes DER as well", () => {
    const chain = decodePemBlocks(readFixture("test-only-server-auth.pem"), "CERTIFICATE");
    expect(findSigningCertificateProblems(chain, now)).toHaveLength(1);
  });

  test("says what to do", () => {
    expect(findSigningCertificateProblems(readFixture("test-only-server-auth.pem"), now)[0]?.message).toBe(
      "The certificate /DC=org/DC=example/CN=www.example.org is limited to other purposes, as those of web servers " +
        "are: get one whose extended key usage includes emailProtection, or that has none.",
    );
    expect(findSigningCertificateProblems("", now)).toEqual([
      { code: "no-certificate", message: "There is no certificate: give one in PEM form." },
    ]);
  });
});
