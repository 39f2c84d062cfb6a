import { createHash, type KeyObject, verify as verifySignature, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { readCertificateFields } from "./certificate-fields.ts";
import { childrenOf, encodeDer, hasContextTag, originalDer, parseDer } from "./der.ts";
import * as oid from "./object-identifiers.ts";
import { SignatureError } from "./signature-error.ts";

/** Who signed, once content and signature have been found to belong together. DER, as in the message. */
export type VerifiedSigner = {
  readonly certificate: Uint8Array;
  /** The other certificates of the message; nothing is known of them yet. */
  readonly otherCertificates: readonly Uint8Array[];
};

/** Lists of AppDB carry SHA-1 well into 2015; MD5 has never been seen. */
const digestNames = new Map([
  [oid.sha1, "sha1"],
  [oid.sha256, "sha256"],
  [oid.sha384, "sha384"],
  [oid.sha512, "sha512"],
]);

/**
 * Checks a detached CMS signature (RFC 5652 sections 5.4 and 5.6) over a content: the digest, the signed attributes
 * and the signature proper. Whether the signer is to be trusted is another question.
 *
 * @param content the octets that should have been signed
 * @param signature the ContentInfo, DER or BER
 * @throws SignatureError `malformed-signature` or `tampered`
 */
export function verifySignedData(content: Uint8Array, signature: Uint8Array): VerifiedSigner {
  const { signerInfo, certificates } = parseSignature(signature);
  const certificate = findSigner(certificates, signerInfo);
  const digestName = digestNames.get(signerInfo.digestAlgorithm.algorithmId);
  if (digestName === undefined) throw malformed("The signature uses an unknown or insecure hash.");
  const signed = signedOctets(signerInfo, content, digestName);
  const value = signerInfo.signature.valueBlock.valueHexView;
  if (!isSignatureValid(digestName, signed, publicKeyOf(certificate), value)) {
    throw tampered("The signature does not match: the list was changed after it was signed.");
  }
  return { certificate, otherCertificates: certificates.filter((other) => other !== certificate) };
}

/** A certificate may be readable although the key in it is not. */
function publicKeyOf(certificate: Uint8Array): KeyObject {
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    throw malformed("The certificate of the signer is unreadable.");
  }
}

function parseSignature(signature: Uint8Array): { signerInfo: pkijs.SignerInfo; certificates: Uint8Array[] } {
  const [contentType, content] = childrenOf(parseOrRefuse(signature));
  const signedData = childrenOf(content)[0];
  if (!(contentType instanceof asn1js.ObjectIdentifier) || contentType.getValue() !== oid.signedData) {
    throw malformed("The signature of the list is no CMS signature.");
  }
  const members = childrenOf(signedData);
  const certificates = childrenOf(members.find((member) => hasContextTag(member, 0))).map(originalDer);
  const [signerInfo, ...others] = childrenOf(members.at(-1));
  if (signerInfo === undefined || others.length > 0) {
    throw malformed("The list must be signed by exactly one signer.");
  }
  try {
    return { signerInfo: new pkijs.SignerInfo({ schema: signerInfo }), certificates };
  } catch {
    throw malformed("The signature of the list is unreadable.");
  }
}

function parseOrRefuse(signature: Uint8Array): asn1js.AsnType {
  try {
    return parseDer(signature);
  } catch {
    throw malformed("The signature of the list is unreadable.");
  }
}

function findSigner(certificates: readonly Uint8Array[], { sid }: pkijs.SignerInfo): Uint8Array {
  if (!(sid instanceof pkijs.IssuerAndSerialNumber)) {
    throw malformed("The signature does not name its signer by issuer and serial number.");
  }
  const issuer = encodeDer(sid.issuer.toSchema());
  const serialNumber = encodeDer(sid.serialNumber);
  const signer = certificates.find((certificate) => {
    const fields = fieldsOrRefuse(certificate);
    return (
      Buffer.compare(fields.issuer, issuer) === 0 && Buffer.compare(fields.serialNumber, serialNumber) === 0
    );
  });
  if (signer === undefined) throw malformed("The message does not hold the certificate of its signer.");
  return signer;
}

function fieldsOrRefuse(certificate: Uint8Array) {
  try {
    new X509Certificate(certificate);
    return readCertificateFields(certificate);
  } catch {
    throw malformed("A certificate in the message is unreadable.");
  }
}

// RFC 5652 section 5.4: with signed attributes the signature covers those, and they cover the content.
function signedOctets(signerInfo: pkijs.SignerInfo, content: Uint8Array, digestName: string): Uint8Array {
  const { signedAttrs } = signerInfo;
  if (signedAttrs === undefined) return content;
  const contentType = soleAttribute(signedAttrs, oid.contentType);
  if (!(contentType instanceof asn1js.ObjectIdentifier) || contentType.getValue() !== oid.data) {
    throw malformed("The signature covers something else than plain data.");
  }
  const messageDigest = soleAttribute(signedAttrs, oid.messageDigest);
  if (!(messageDigest instanceof asn1js.OctetString))
    throw malformed("The signature holds no digest of the list.");
  const digest = createHash(digestName).update(content).digest();
  if (Buffer.compare(digest, messageDigest.valueBlock.valueHexView) !== 0) {
    throw tampered("The digest does not match: the list was changed after it was signed.");
  }
  return new Uint8Array(signedAttrs.encodedValue);
}

function soleAttribute(attributes: pkijs.SignedAndUnsignedAttributes, type: string): unknown {
  const [attribute, ...others] = attributes.attributes.filter((candidate) => candidate.type === type);
  const values: unknown[] = attribute?.values ?? [];
  return others.length === 0 && values.length === 1 ? values[0] : undefined;
}

function isSignatureValid(
  digestName: string,
  signed: Uint8Array,
  key: KeyObject,
  value: Uint8Array,
): boolean {
  if (key.asymmetricKeyType !== "rsa" && key.asymmetricKeyType !== "ec") {
    throw malformed(`Signatures with keys of type ${key.asymmetricKeyType} are not known in image lists.`);
  }
  try {
    return verifySignature(digestName, signed, key, value);
  } catch {
    // A key with which nothing can be computed has signed nothing.
    return false;
  }
}

function malformed(message: string): SignatureError {
  return new SignatureError("malformed-signature", message);
}

function tampered(message: string): SignatureError {
  return new SignatureError("tampered", message);
}
