import * as pkijs from "pkijs";
import { SignatureError } from "./signature-error.ts";
import { findSigningCertificateProblems } from "./signing-certificate.ts";
import type { VerifiedSigner } from "./verify-signed-data.ts";

/**
 * Checks that valid certificates lead from the signer to a trusted authority at the given time (RFC 5280 section
 * 6), and that the signer may sign e-mail, which is the purpose OpenSSL asks for.
 *
 * @param trusted DER of self-signed authorities
 * @throws SignatureError `untrusted` or `unsuitable`
 */
export async function verifyChain(
  signer: VerifiedSigner,
  trusted: readonly Uint8Array[],
  now: Date,
): Promise<void> {
  const engine = new pkijs.CertificateChainValidationEngine({
    trustedCerts: trusted.map(parse),
    // The engine takes the last for the one to validate.
    certs: [...signer.otherCertificates, signer.certificate].map(parse),
    checkDate: now,
  });
  const { result, resultMessage } = await engine.verify({}, pkijs.getCrypto(true));
  if (!result) {
    const reason = resultMessage.replace(/\.?$/, ".");
    throw new SignatureError(
      "untrusted",
      `No chain of valid certificates leads to a trusted authority: ${reason}`,
    );
  }
  const unsuitable = findSigningCertificateProblems([signer.certificate], now).find(
    ({ code }) => code === "unsuitable-purpose" || code === "unsuitable-key-usage",
  );
  if (unsuitable !== undefined) throw new SignatureError("unsuitable", unsuitable.message);
}

function parse(der: Uint8Array): pkijs.Certificate {
  return pkijs.Certificate.fromBER(new Uint8Array(der));
}
