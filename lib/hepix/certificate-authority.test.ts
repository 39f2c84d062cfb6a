import { X509Certificate } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { runOpenssl } from "#lib/testing/openssl.ts";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { describeCertificate } from "./certificate.ts";
import {
  type CertifiedKey,
  createCertificateAuthority,
  createRevocationList,
  issueSigningCertificate,
} from "./certificate-authority.ts";
import { findSigningCertificateProblems } from "./signing-certificate.ts";

const subject = "/DC=org/DC=slipway/CN=Slipway CA";
const notBefore = new Date("2026-11-23T00:00:00Z");
const notAfter = new Date("2056-11-23T00:00:00Z");
// 2027-06-01, within all that is made here.
const atTime = ["-attime", "1811808000"];
const now = new Date("2027-06-01T00:00:00Z");

let ca: CertifiedKey;
let signer: CertifiedKey;

beforeAll(async () => {
  ca = await createCertificateAuthority({ subject, notBefore, notAfter });
  signer = await issueSigningCertificate({
    ca,
    subject: "/DC=org/DC=slipway/CN=lists.example.org",
    email: "support@example.org",
    notBefore,
    notAfter: new Date("2028-11-23T00:00:00Z"),
    crlUrl: "https://lists.example.org/trust/slipway-ca.crl",
  });
}, 60_000);

async function textOf(kind: "x509" | "crl", pem: string): Promise<string> {
  return (await runOpenssl([kind, "-in", "c", "-noout", "-text"], { c: pem })).stdout.toString();
}

describe("createCertificateAuthority", () => {
  test("makes an authority for certificates and revocation lists, of an RSA key of 3072 bits", async () => {
    const text = await textOf("x509", ca.certificatePem);
    expect(text).toMatch(/Basic Constraints: critical\s+CA:TRUE, pathlen:0/);
    expect(text).toMatch(/Key Usage: critical\s+Certificate Sign, CRL Sign/);
    expect(text).toContain("Subject Key Identifier");
    expect(text).toContain("Signature Algorithm: sha256WithRSAEncryption");
    expect(text).toMatch(/\(3072 bit/);
  });

  test("names it as told, for the time told, also beyond 2049", () => {
    expect(describeCertificate(ca.certificatePem)).toMatchObject({
      subject,
      issuer: subject,
      notBefore,
      notAfter,
    });
  });

  test("makes another key every time", async () => {
    const other = await createCertificateAuthority({ subject, notBefore, notAfter });
    expect(other.privateKeyPem).not.toBe(ca.privateKeyPem);
    expect(describeCertificate(other.certificatePem).serialNumber).not.toBe(
      describeCertificate(ca.certificatePem).serialNumber,
    );
  }, 60_000);
});

describe("issueSigningCertificate", () => {
  test("issues a certificate in which nobody finds a problem", () => {
    expect(findSigningCertificateProblems(signer.certificatePem + ca.certificatePem, now)).toEqual([]);
  });

  test("is accepted by OpenSSL for signing e-mail", async () => {
    const files = { "ca.pem": ca.certificatePem, "c.pem": signer.certificatePem };
    const strict = ["-x509_strict", "-purpose", "smimesign", ...atTime];
    const { code, stderr } = await runOpenssl(["verify", "-CAfile", "ca.pem", ...strict, "c.pem"], files);
    expect(stderr).toBe("");
    expect(code).toBe(0);
  });

  test("says what it is for", async () => {
    const text = await textOf("x509", signer.certificatePem);
    expect(text).toMatch(/Basic Constraints: critical\s+CA:FALSE/);
    expect(text).toMatch(/X509v3 Key Usage: critical\s+Digital Signature, Non Repudiation/);
    expect(text).toMatch(/Extended Key Usage:\s+E-mail Protection/);
    expect(text).toContain("email:support@example.org");
    expect(text).toContain("URI:https://lists.example.org/trust/slipway-ca.crl");
    expect(text).toContain("Authority Key Identifier");
  });

  test("renews with the same key and name, under another serial number", async () => {
    const renewed = await issueSigningCertificate({
      ca,
      subject: "/DC=org/DC=slipway/CN=lists.example.org",
      email: "support@example.org",
      notBefore: new Date("2028-10-01T00:00:00Z"),
      notAfter: new Date("2030-10-01T00:00:00Z"),
      privateKeyPem: signer.privateKeyPem,
    });
    const [before, after] = [signer, renewed].map((pems) => describeCertificate(pems.certificatePem));
    expect(after?.subject).toBe(before?.subject);
    expect(after?.serialNumber).not.toBe(before?.serialNumber);
    expect(renewed.privateKeyPem).toBe(signer.privateKeyPem);
  });

  const request = { email: "support@example.org", notBefore, notAfter };

  test("refuses a name outside the authority's, which vmcatcher would refuse", async () => {
    await expect(issueSigningCertificate({ ...request, ca, subject: "/DC=eu/CN=a" })).rejects.toThrow(
      "The name /DC=eu/CN=a must begin with /DC=org/DC=slipway/, as all names certified by its authority.",
    );
  });

  test("refuses an issuer that is no authority", async () => {
    const options = { ...request, ca: signer, subject: "/DC=org/DC=slipway/CN=a" };
    await expect(issueSigningCertificate(options)).rejects.toThrow(
      "not the certificate of a certificate authority",
    );
  });
});

describe("createRevocationList", () => {
  const thisUpdate = new Date("2027-01-01T00:00:00Z");
  const nextUpdate = new Date("2052-01-01T00:00:00Z");

  test("is read and verified by OpenSSL, empty or not", async () => {
    const pem = await createRevocationList({ ca, revoked: [], thisUpdate, nextUpdate, number: 7n });
    const { code, stderr } = await runOpenssl(["crl", "-in", "l", "-CAfile", "ca", "-noout"], {
      l: pem,
      ca: ca.certificatePem,
    });
    expect([code, stderr.trim()]).toEqual([0, "verify OK"]);
    const text = await textOf("crl", pem);
    expect(text).toContain("Version 2");
    expect(text).toContain("No Revoked Certificates");
    expect(text).toMatch(/CRL Number:\s+7\n/);
    expect(text).toContain("Next Update: Jan  1 00:00:00 2052 GMT");
  });

  test("revokes a certificate, so that OpenSSL refuses it", async () => {
    const { serialNumber } = describeCertificate(signer.certificatePem);
    const revoked = [{ serialNumber, revokedAt: thisUpdate }];
    const check = async (list: string) => {
      const files = { "ca.pem": ca.certificatePem + list, "c.pem": signer.certificatePem };
      return (await runOpenssl(["verify", "-CAfile", "ca.pem", "-crl_check", ...atTime, "c.pem"], files))
        .code;
    };
    const update = { ca, thisUpdate, nextUpdate };
    expect(await check(await createRevocationList({ ...update, revoked: [], number: 1n }))).toBe(0);
    expect(await check(await createRevocationList({ ...update, revoked, number: 2n }))).not.toBe(0);
  });

  test("lists serial numbers that begin with a high bit as positive", async () => {
    const revoked = [{ serialNumber: "FF01", revokedAt: thisUpdate }];
    const pem = await createRevocationList({ ca, revoked, thisUpdate, nextUpdate, number: 3n });
    expect(await textOf("crl", pem)).toContain("Serial Number: FF01");
  });
});

test("the test-only authority was made by this code", () => {
  const authority = new X509Certificate(readFixture("test-only-ca.pem"));
  expect(new X509Certificate(readFixture("test-only-signer.pem")).checkIssued(authority)).toBe(true);
});
