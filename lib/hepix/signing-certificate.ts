import { X509Certificate } from "node:crypto";
import * as pkijs from "pkijs";
import { readCertificateFields } from "./certificate-fields.ts";
import {
  contentOf,
  formatDistinguishedName,
  type NameAttribute,
  readDistinguishedName,
} from "./distinguished-name.ts";
import * as oid from "./object-identifiers.ts";
import { decodePemBlocks } from "./pem.ts";

/** One reason why clients would refuse what a certificate signs, as a sentence that says what to do. */
export type CertificateProblem = {
  readonly code: CertificateProblemCode;
  readonly message: string;
};

export type CertificateProblemCode =
  | "no-certificate"
  | "unsuitable-purpose"
  | "unsuitable-key-usage"
  | "unsuitable-key"
  | "weak-signature"
  | "not-yet-valid"
  | "expired"
  | "unsuitable-name"
  | "broken-chain";

/** OpenSSL as Debian and Ubuntu ship it (security level 2) accepts no shorter RSA key. */
const SHORTEST_RSA_BITS = 2048;

/**
 * Finds what makes a certificate unfit for signing lists (provider contract section 1, "Signer certificate"). It
 * cannot tell whether sites trust the authority at the end of the chain.
 *
 * @param certificates PEM text or DER, the signer's first, each followed by the one that issued it; root optional
 * @param now time of verification: an expired signer kills all lists at once, whenever they were signed
 * @returns nothing when the certificate is fit
 * @throws Error when a certificate is unreadable
 */
export function findSigningCertificateProblems(
  certificates: string | readonly Uint8Array[],
  now: Date,
): CertificateProblem[] {
  const chain =
    typeof certificates === "string" ? decodePemBlocks(certificates, "CERTIFICATE") : certificates;
  const [signer] = chain;
  if (signer === undefined) {
    return [{ code: "no-certificate", message: "There is no certificate: give one in PEM form." }];
  }
  return [
    ...findKeyProblems(signer),
    ...findKeyUsageProblems(signer),
    ...chain.flatMap(findPurposeProblems),
    ...chain.flatMap((certificate) => findValidityProblems(certificate, now)),
    ...findNameProblems(signer),
    ...findSignatureProblems(chain),
    ...findChainProblems(chain),
  ];
}

function findKeyProblems(der: Uint8Array): CertificateProblem[] {
  const { asymmetricKeyType: type, asymmetricKeyDetails: details } = new X509Certificate(der).publicKey;
  if (type !== "rsa") {
    const message = `The certificate holds a key of type ${type}: get one for an RSA key, the only kind all clients verify.`;
    return [{ code: "unsuitable-key", message }];
  }
  const bits = details?.modulusLength ?? 0;
  if (bits >= SHORTEST_RSA_BITS) return [];
  const message = `The certificate's RSA key has ${bits} bits: get a certificate for a key of at least ${SHORTEST_RSA_BITS} bits.`;
  return [{ code: "unsuitable-key", message }];
}

function findKeyUsageProblems(der: Uint8Array): CertificateProblem[] {
  const usage = extensionOf(der, oid.keyUsage)?.parsedValue as
    | { valueBlock: { valueHexView: Uint8Array } }
    | undefined;
  if (usage === undefined) return [];
  // RFC 5280 section 4.2.1.3: bit 0 is digitalSignature, bit 1 nonRepudiation.
  if (((usage.valueBlock.valueHexView[0] ?? 0) & 0b1100_0000) !== 0) return [];
  const message =
    "The certificate's key usage does not allow signatures: get one with digitalSignature or nonRepudiation.";
  return [{ code: "unsuitable-key-usage", message }];
}

// OpenSSL asks the same of every certificate of the chain.
function findPurposeProblems(der: Uint8Array): CertificateProblem[] {
  const usage = extensionOf(der, oid.extendedKeyUsage)?.parsedValue;
  if (!(usage instanceof pkijs.ExtKeyUsage) || usage.keyPurposes.includes(oid.emailProtection)) return [];
  const message =
    `The certificate ${nameOf(der)} is limited to other purposes, as those of web servers are: get one whose ` +
    "extended key usage includes emailProtection, or that has none.";
  return [{ code: "unsuitable-purpose", message }];
}

function findValidityProblems(der: Uint8Array, now: Date): CertificateProblem[] {
  const { validFromDate, validToDate } = new X509Certificate(der);
  if (now < validFromDate) {
    const message = `The certificate ${nameOf(der)} is not valid before ${validFromDate.toISOString()}: wait, or set the clock right.`;
    return [{ code: "not-yet-valid", message }];
  }
  if (now <= validToDate) return [];
  const message = `The certificate ${nameOf(der)} expired on ${validToDate.toISOString()}: renew it under the same name.`;
  return [{ code: "expired", message }];
}

function findNameProblems(der: Uint8Array): CertificateProblem[] {
  const { subject, issuer } = readCertificateFields(der);
  return [subject, issuer].flatMap((name): CertificateProblem[] => {
    const complaint = findNameComplaint(readDistinguishedName(name));
    if (complaint === null) return [];
    const message =
      `The name ${formatDistinguishedName(name)} ${complaint}, which clients spell differently: get a certificate ` +
      "with plain names of one attribute per part.";
    return [{ code: "unsuitable-name", message }];
  });
}

function findNameComplaint(rdns: readonly NameAttribute[][]): string | null {
  if (rdns.some((rdn) => rdn.length > 1)) return "joins several attributes into one part";
  const bytes = rdns.flat().flatMap(({ value }) => [...contentOf(value)]);
  if (bytes.some((byte) => byte < 0x20 || byte > 0x7e)) return "holds characters outside ASCII";
  return bytes.some((byte) => byte === 0x2f || byte === 0x2b)
    ? "holds a slash or plus sign in a value"
    : null;
}

function findSignatureProblems(chain: readonly Uint8Array[]): CertificateProblem[] {
  const [signer, ...authorities] = chain;
  // Nobody verifies the signature of a root: it is trusted as it stands.
  const verified = [signer, ...authorities.filter((der) => !isSelfIssued(der))];
  return verified.flatMap((der): CertificateProblem[] => {
    if (der === undefined || !/sha1|md5|md2/i.test(new X509Certificate(der).signatureAlgorithm ?? ""))
      return [];
    const message = `The certificate ${nameOf(der)} was issued with an outdated hash: get one issued with SHA-256 or better.`;
    return [{ code: "weak-signature", message }];
  });
}

function findChainProblems(chain: readonly Uint8Array[]): CertificateProblem[] {
  const certificates = chain.map((der) => new X509Certificate(der));
  return certificates.flatMap((certificate, index): CertificateProblem[] => {
    const issuer = certificates[index + 1];
    if (issuer === undefined) return [];
    if (certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)) return [];
    const message = `The certificate number ${index + 2} did not issue number ${index + 1}: order the chain from the signer to the authority.`;
    return [{ code: "broken-chain", message }];
  });
}

function isSelfIssued(der: Uint8Array): boolean {
  const certificate = new X509Certificate(der);
  return certificate.checkIssued(certificate);
}

function nameOf(der: Uint8Array): string {
  return formatDistinguishedName(readCertificateFields(der).subject);
}

function extensionOf(der: Uint8Array, type: string): pkijs.Extension | undefined {
  return pkijs.Certificate.fromBER(new Uint8Array(der)).extensions?.find(({ extnID }) => extnID === type);
}
