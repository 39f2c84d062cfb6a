import { describe, expect, test } from "vitest";
import { chooseOpenssl, runOpenssl } from "#lib/testing/openssl.ts";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { describeCertificate } from "./certificate.ts";
import { decodePemBlocks } from "./pem.ts";

// Slash, plus sign and RDNs of several attributes, which OpenSSL 1.1 writes otherwise.
const spelledByOpenssl3 = ["test-only-many-attributes.pem", "test-only-multi-valued.pem"];
const openssl = await chooseOpenssl();

describe("describeCertificate", () => {
  test.each([
    ...(openssl === "system" ? spelledByOpenssl3 : []),
    "test-only-signer.pem",
    "test-only-ca.pem",
    "test-only-chain.pem",
    "test-only-non-ascii.pem",
    "test-only-ec-key.pem",
  ])("says of %s what OpenSSL says", async (name) => {
    const pem = readFixture(name);
    const what = ["-subject", "-issuer", "-serial", "-fingerprint", "-sha256", "-dates"];
    const { stdout } = await runOpenssl(["x509", "-in", "c", "-noout", "-nameopt", "compat", ...what], {
      c: pem,
    });
    const said = new Map(
      stdout
        .toString()
        .trim()
        .split("\n")
        .map((line): [string, string] => [
          line.slice(0, line.indexOf("=")).toLowerCase(),
          line.slice(line.indexOf("=") + 1),
        ]),
    );
    expect(describeCertificate(pem)).toEqual({
      subject: said.get("subject"),
      issuer: said.get("issuer"),
      serialNumber: said.get("serial"),
      notBefore: new Date(said.get("notbefore") ?? ""),
      notAfter: new Date(said.get("notafter") ?? ""),
      sha256Fingerprint: said.get("sha256 fingerprint"),
    });
  });

  test("keeps the order and spelling that hv:dn needs", () => {
    const { subject, issuer } = describeCertificate(readFixture("test-only-signer.pem"));
    expect(subject).toBe("/DC=org/DC=example/O=Test only/CN=lists.example.org");
    expect(issuer).toBe("/DC=org/DC=example/CN=Test-only CA");
  });

  test("escapes slash and plus sign and joins attributes of one part, as OpenSSL 3", () => {
    expect(describeCertificate(readFixture("test-only-many-attributes.pem")).subject).toMatch(
      /\/emailAddress=Jo@Example\.org\/CN=host\\\/lists\.example\.org$/,
    );
    expect(describeCertificate(readFixture("test-only-multi-valued.pem")).subject).toBe(
      "/DC=org/CN=Robot+emailAddress=robot@example.org/L=Nicosia",
    );
  });

  test("reads DER as well", () => {
    const pem = readFixture("test-only-signer.pem");
    expect(describeCertificate(decodePemBlocks(pem, "CERTIFICATE")[0] ?? new Uint8Array())).toEqual(
      describeCertificate(pem),
    );
  });

  test.each(["", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----"])("refuses %j", (pem) => {
    expect(() => describeCertificate(pem)).toThrow();
  });
});
