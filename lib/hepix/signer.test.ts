import { createPublicKey, verify } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readFixture } from "./__fixtures__/read-fixture.ts";
import { createPemSigner } from "./signer.ts";

const certificatePem = readFixture("test-only-signer.pem");
const privateKeyPem = readFixture("test-only-signer-key.pem");

describe("createPemSigner", () => {
  test("signs with RSASSA-PKCS1-v1_5 and SHA-256", async () => {
    const signer = createPemSigner({ certificatePem, privateKeyPem });
    const publicKey = createPublicKey(certificatePem);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array(), async (data) => {
        expect(verify("sha256", data, publicKey, await signer.sign(data))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test("keeps the order of a chain", () => {
    const signer = createPemSigner({ certificatePem: readFixture("test-only-chain.pem"), privateKeyPem });
    expect(signer.certificateChain).toHaveLength(2);
  });

  test.each([
    ["an unreadable certificate", "nonsense", privateKeyPem, "The signing certificate is not in PEM form."],
    [
      "a damaged certificate",
      "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
      privateKeyPem,
      "The signing certificate is unreadable.",
    ],
    ["an unreadable key", certificatePem, "nonsense", "The signing key is not a readable PEM private key."],
    [
      "an encrypted key",
      certificatePem,
      "-----BEGIN ENCRYPTED PRIVATE KEY-----",
      "The signing key is encrypted; store it without a passphrase.",
    ],
    [
      "another's key",
      certificatePem,
      readFixture("test-only-ca-key.pem"),
      "The signing key does not belong to the signing certificate.",
    ],
    [
      "an EC key",
      readFixture("test-only-ec-key.pem"),
      readFixture("test-only-ec-key-key.pem"),
      "The signing key must be an RSA key, this one is ec.",
    ],
  ])("refuses %s in one sentence", (_, certificate, key, message) => {
    expect(() => createPemSigner({ certificatePem: certificate, privateKeyPem: key })).toThrow(message);
  });
});
