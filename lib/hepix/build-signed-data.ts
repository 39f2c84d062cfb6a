import { createHash } from "node:crypto";
import { readCertificateFields } from "./certificate-fields.ts";
import {
  algorithm,
  contextTag,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  setOf,
  time,
} from "./der.ts";
import * as oid from "./object-identifiers.ts";
import type { Signer } from "./signer.ts";

/**
 * A detached CMS signature (RFC 5652 section 5) of the kind every client reads (provider contract section 1): one
 * signer named by issuer and serial number, RSA PKCS #1 v1.5 with SHA-256, signed attributes contentType,
 * signingTime and messageDigest, the signer's certificate chain included.
 *
 * @param content the octets that are signed
 * @returns DER of the ContentInfo
 */
export async function buildSignedData(
  content: Uint8Array,
  signer: Signer,
  signingTime: Date,
): Promise<Uint8Array> {
  const [certificate] = signer.certificateChain;
  if (certificate === undefined) throw new Error("The signer has no certificate.");
  const attributes = signedAttributes(content, signingTime);
  // RFC 5652 section 5.4: signed as a SET OF, stored under [0]; the order must be that of DER in both.
  const signature = await signer.sign(setOf(...attributes));
  const signedData = sequence(
    integer(1),
    set(algorithm(oid.sha256)),
    sequence(objectIdentifier(oid.data)),
    contextTag(0, ...signer.certificateChain),
    set(signerInfo(certificate, attributes, signature)),
  );
  return sequence(objectIdentifier(oid.signedData), contextTag(0, signedData));
}

function signedAttributes(content: Uint8Array, signingTime: Date): Uint8Array[] {
  const digest = createHash("sha256").update(content).digest();
  const attributes = [
    attribute(oid.contentType, objectIdentifier(oid.data)),
    attribute(oid.signingTime, time(signingTime)),
    attribute(oid.messageDigest, octetString(digest)),
  ];
  return attributes.sort(Buffer.compare);
}

function attribute(type: string, value: Uint8Array): Uint8Array {
  return sequence(objectIdentifier(type), set(value));
}

function signerInfo(certificate: Uint8Array, attributes: Uint8Array[], signature: Uint8Array): Uint8Array {
  const { issuer, serialNumber } = readCertificateFields(certificate);
  return sequence(
    integer(1),
    sequence(issuer, serialNumber),
    algorithm(oid.sha256),
    contextTag(0, ...attributes),
    algorithm(oid.rsaEncryption),
    octetString(signature),
  );
}
