import { X509Certificate } from "node:crypto";
import { readCertificateFields } from "./certificate-fields.ts";
import { formatDistinguishedName } from "./distinguished-name.ts";
import { decodePemBlocks } from "./pem.ts";

/** What people and list endorsers need to know of a certificate. */
export type CertificateDescription = {
  /** OpenSSL's one-line form, in the order of the certificate: `/DC=EU/O=Hosts/CN=x`. Goes into `hv:dn`. */
  readonly subject: string;
  /** Likewise; of the issuing certificate authority. Goes into `hv:ca`. */
  readonly issuer: string;
  /** Upper-case hexadecimal digits. */
  readonly serialNumber: string;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** `AB:CD:…`, 32 bytes. */
  readonly sha256Fingerprint: string;
};

/**
 * Describes a certificate; of a PEM chain, the first.
 *
 * @param certificate PEM text or DER bytes
 * @throws Error when it is unreadable
 */
export function describeCertificate(certificate: string | Uint8Array): CertificateDescription {
  const der = typeof certificate === "string" ? firstOf(certificate) : certificate;
  const x509 = new X509Certificate(der);
  const { subject, issuer } = readCertificateFields(der);
  return {
    subject: formatDistinguishedName(subject),
    issuer: formatDistinguishedName(issuer),
    serialNumber: x509.serialNumber,
    notBefore: x509.validFromDate,
    notAfter: x509.validToDate,
    sha256Fingerprint: x509.fingerprint256,
  };
}

function firstOf(pem: string): Uint8Array {
  const [der] = decodePemBlocks(pem, "CERTIFICATE");
  if (der === undefined) throw new Error("The certificate is not in PEM form.");
  return der;
}
