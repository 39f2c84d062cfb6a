/** A list signer whose certificate everybody can read and nobody trusts. */
import { readFixture } from "#lib/hepix/__fixtures__/read-fixture.ts";
import { describeCertificate } from "#lib/hepix/certificate.ts";
import { createPemSigner, type Signer } from "#lib/hepix/signer.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";

/** The authority that issued the test signer's certificate, PEM. */
export const TEST_CA_PEM = readFixture("test-only-ca.pem");

/** Signs for real, with the test-only key; `signer` puts another one in its place, under the same certificate. */
export function createTestSigner({ signer }: { signer?: Signer } = {}): ListSigner {
  const certificatePem = readFixture("test-only-signer.pem");
  const described = describeCertificate(certificatePem);
  return {
    signer:
      signer ?? createPemSigner({ certificatePem, privateKeyPem: readFixture("test-only-signer-key.pem") }),
    endorser: {
      creator: "Slipway",
      email: "support@example.org",
      dn: described.subject,
      ca: described.issuer,
    },
    fingerprint: described.sha256Fingerprint.replaceAll(":", "").toLowerCase(),
    public: {
      chainPem: certificatePem,
      authorityPem: TEST_CA_PEM,
      revocationListPem: readFixture("test-only-ca.crl.pem"),
      notBefore: described.notBefore,
      notAfter: described.notAfter,
    },
  };
}
