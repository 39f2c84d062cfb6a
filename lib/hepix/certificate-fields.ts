import type * as asn1js from "asn1js";
import { childrenOf, hasContextTag, originalDer, parseDer } from "./der.ts";

/** Parts of a certificate in the very bytes in which its issuer signed them (RFC 5280 section 4.1). */
export type CertificateFields = {
  /** The whole INTEGER. */
  readonly serialNumber: Uint8Array;
  /** The whole Name. */
  readonly issuer: Uint8Array;
  readonly subject: Uint8Array;
  readonly subjectPublicKeyInfo: Uint8Array;
};

/**
 * Takes a certificate apart without encoding anything anew.
 *
 * @throws Error when the bytes are no certificate
 */
export function readCertificateFields(der: Uint8Array): CertificateFields {
  const members = childrenOf(childrenOf(parseDer(der))[0]);
  const [first] = members;
  // The version is left out of version 1 certificates.
  const start = first !== undefined && hasContextTag(first, 0) ? 1 : 0;
  return {
    serialNumber: bytesOf(members[start]),
    issuer: bytesOf(members[start + 2]),
    subject: bytesOf(members[start + 4]),
    subjectPublicKeyInfo: bytesOf(members[start + 5]),
  };
}

function bytesOf(value: asn1js.AsnType | undefined): Uint8Array {
  if (value === undefined) throw new Error("These bytes are no X.509 certificate.");
  return originalDer(value);
}
