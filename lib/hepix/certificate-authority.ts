import { createHash, X509Certificate } from "node:crypto";
import * as asn1js from "asn1js";
import * as pkijs from "pkijs";
import { readCertificateFields } from "./certificate-fields.ts";
import { parseDer } from "./der.ts";
import { encodeDistinguishedName, nameSpaceOf } from "./distinguished-name.ts";
import { createPrivateKeyPem, publicKeyInfoOf, toCryptoKey } from "./key-pair.ts";
import * as oid from "./object-identifiers.ts";
import { decodePemBlocks, encodePem } from "./pem.ts";

/** A certificate with its unencrypted key (PKCS #8), both PEM. */
export type CertifiedKey = {
  readonly certificatePem: string;
  readonly privateKeyPem: string;
};

/**
 * Makes a certificate authority of our own, for services without a certificate from one that sites trust already:
 * RSA, SHA-256, CA:TRUE with path length 0, for signing certificates and revocation lists.
 *
 * @param options.subject one-line ASCII name such as `/DC=org/DC=slipway/CN=Slipway CA`
 * @param options.privateKeyPem an RSA key to use in place of a new one
 */
export async function createCertificateAuthority(options: {
  subject: string;
  notBefore: Date;
  notAfter: Date;
  privateKeyPem?: string;
}): Promise<CertifiedKey> {
  const privateKeyPem = options.privateKeyPem ?? (await createPrivateKeyPem());
  const name = encodeDistinguishedName(options.subject);
  const publicKeyInfo = publicKeyInfoOf(privateKeyPem);
  const certificate = unsignedCertificate({ ...options, subject: name, issuer: name, publicKeyInfo });
  certificate.extensions = [
    extension(
      oid.basicConstraints,
      new pkijs.BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema(),
      true,
    ),
    // RFC 5280 section 4.2.1.3: keyCertSign is bit 5, cRLSign bit 6.
    extension(oid.keyUsage, bitString(0b0000_0110, 1), true),
    subjectKeyIdentifier(publicKeyInfo),
  ];
  return signCertificate(certificate, privateKeyPem, privateKeyPem);
}

/**
 * Issues a certificate that signs image lists: key usage digitalSignature and nonRepudiation, extended key usage
 * emailProtection (provider contract section 1, "Signer certificate").
 *
 * @param options.subject one-line ASCII name. It must begin like the authority's name without its last part, since
 * the trust anchor files allow the authority no other names
 * @param options.email goes into the subject alternative name
 * @param options.crlUrl where {@link createRevocationList}'s result is served; vmcatcher needs it
 * @param options.privateKeyPem an RSA key to use in place of a new one, as for a renewal
 * @throws Error when the subject is outside the authority's names
 */
export async function issueSigningCertificate(options: {
  ca: CertifiedKey;
  subject: string;
  email: string;
  notBefore: Date;
  notAfter: Date;
  crlUrl?: string;
  privateKeyPem?: string;
}): Promise<CertifiedKey> {
  const authority = readAuthority(options.ca);
  requireSubordinate(options.subject, authority.subject);
  const privateKeyPem = options.privateKeyPem ?? (await createPrivateKeyPem());
  const publicKeyInfo = publicKeyInfoOf(privateKeyPem);
  const certificate = unsignedCertificate({
    ...options,
    subject: encodeDistinguishedName(options.subject),
    issuer: authority.subject,
    publicKeyInfo,
  });
  const emailProtection = new pkijs.ExtKeyUsage({ keyPurposes: [oid.emailProtection] });
  const emailName = new pkijs.AltName({
    altNames: [new pkijs.GeneralName({ type: 1, value: options.email })],
  });
  certificate.extensions = [
    extension(oid.basicConstraints, new pkijs.BasicConstraints({}).toSchema(), true),
    extension(oid.keyUsage, bitString(0b1100_0000, 6), true),
    extension(oid.extendedKeyUsage, emailProtection.toSchema()),
    subjectKeyIdentifier(publicKeyInfo),
    authorityKeyIdentifier(authority.publicKeyInfo),
    extension(oid.subjectAltName, emailName.toSchema()),
    ...(options.crlUrl === undefined ? [] : [crlDistributionPoint(options.crlUrl)]),
  ];
  return signCertificate(certificate, options.ca.privateKeyPem, privateKeyPem);
}

/**
 * The authority's list of revoked certificates (RFC 5280 section 5), PEM. vmcatcher refuses everything of an
 * authority without an unexpired one, so serve one even when nothing is revoked.
 *
 * @param options.revoked serial numbers in hexadecimal digits
 * @param options.number must rise from list to list
 */
export async function createRevocationList(options: {
  ca: CertifiedKey;
  revoked: readonly { serialNumber: string; revokedAt: Date }[];
  thisUpdate: Date;
  nextUpdate: Date;
  number: bigint;
}): Promise<string> {
  const authority = readAuthority(options.ca);
  const list = new pkijs.CertificateRevocationList({
    version: 1,
    issuer: nameFrom(authority.subject),
    thisUpdate: toTime(options.thisUpdate),
    nextUpdate: toTime(options.nextUpdate),
    crlExtensions: new pkijs.Extensions({
      extensions: [
        authorityKeyIdentifier(authority.publicKeyInfo),
        extension(oid.crlNumber, asn1js.Integer.fromBigInt(options.number)),
      ],
    }),
  });
  // RFC 5280 section 5.1.2.6: left out, not empty, when nothing is revoked.
  if (options.revoked.length > 0) {
    list.revokedCertificates = options.revoked.map(
      ({ serialNumber, revokedAt }) =>
        new pkijs.RevokedCertificate({
          userCertificate: asn1js.Integer.fromBigInt(BigInt(`0x${serialNumber}`)),
          revocationDate: toTime(revokedAt),
        }),
    );
  }
  await list.sign(await toCryptoKey(options.ca.privateKeyPem), "SHA-256");
  return encodePem(new Uint8Array(list.toSchema(true).toBER()), "X509 CRL");
}

function readAuthority(ca: CertifiedKey) {
  const [der] = decodePemBlocks(ca.certificatePem, "CERTIFICATE");
  if (der === undefined || !new X509Certificate(der).ca) {
    throw new Error("This is not the certificate of a certificate authority.");
  }
  const { subject, subjectPublicKeyInfo } = readCertificateFields(der);
  return { subject, publicKeyInfo: subjectPublicKeyInfo };
}

function requireSubordinate(subject: string, authorityName: Uint8Array): void {
  const allowed = nameSpaceOf(authorityName);
  if (subject.startsWith(allowed)) return;
  throw new Error(`The name ${subject} must begin with ${allowed}, as all names certified by its authority.`);
}

function unsignedCertificate(options: {
  subject: Uint8Array;
  issuer: Uint8Array;
  publicKeyInfo: Uint8Array;
  notBefore: Date;
  notAfter: Date;
}): pkijs.Certificate {
  return new pkijs.Certificate({
    version: 2,
    serialNumber: serialNumberOf(options.publicKeyInfo, options.notBefore),
    issuer: nameFrom(options.issuer),
    subject: nameFrom(options.subject),
    notBefore: toTime(options.notBefore),
    notAfter: toTime(options.notAfter),
    subjectPublicKeyInfo: new pkijs.PublicKeyInfo({ schema: parseDer(options.publicKeyInfo) }),
  });
}

async function signCertificate(
  certificate: pkijs.Certificate,
  issuerKeyPem: string,
  privateKeyPem: string,
): Promise<CertifiedKey> {
  await certificate.sign(await toCryptoKey(issuerKeyPem), "SHA-256");
  const der = new Uint8Array(certificate.toSchema(true).toBER());
  return { certificatePem: encodePem(der, "CERTIFICATE"), privateKeyPem };
}

// Unique per key and renewal, and as unpredictable as the key (RFC 5280 section 4.1.2.2): positive, 16 bytes.
function serialNumberOf(publicKeyInfo: Uint8Array, notBefore: Date): asn1js.Integer {
  const digest = createHash("sha256").update(publicKeyInfo).update(notBefore.toISOString()).digest("hex");
  return asn1js.Integer.fromBigInt(BigInt(`0x4${digest.slice(0, 31)}`));
}

function subjectKeyIdentifier(publicKeyInfo: Uint8Array): pkijs.Extension {
  return extension(
    oid.subjectKeyIdentifier,
    new asn1js.OctetString({ valueHex: keyIdentifierOf(publicKeyInfo) }),
  );
}

function authorityKeyIdentifier(publicKeyInfo: Uint8Array): pkijs.Extension {
  const keyIdentifier = new asn1js.OctetString({ valueHex: keyIdentifierOf(publicKeyInfo) });
  return extension(
    oid.authorityKeyIdentifier,
    new pkijs.AuthorityKeyIdentifier({ keyIdentifier }).toSchema(),
  );
}

// RFC 5280 section 4.2.1.2, method 1: SHA-1 of the bits of the public key.
function keyIdentifierOf(publicKeyInfo: Uint8Array): Uint8Array {
  const { subjectPublicKey } = new pkijs.PublicKeyInfo({ schema: parseDer(publicKeyInfo) });
  return new Uint8Array(createHash("sha1").update(subjectPublicKey.valueBlock.valueHexView).digest());
}

function crlDistributionPoint(url: string): pkijs.Extension {
  const point = new pkijs.DistributionPoint({
    distributionPoint: [new pkijs.GeneralName({ type: 6, value: url })],
  });
  const points = new pkijs.CRLDistributionPoints({ distributionPoints: [point] });
  return extension(oid.crlDistributionPoints, points.toSchema());
}

function extension(extnID: string, value: asn1js.AsnType, critical = false): pkijs.Extension {
  return new pkijs.Extension({ extnID, critical, extnValue: value.toBER(false) });
}

function bitString(firstByte: number, unusedBits: number): asn1js.BitString {
  return new asn1js.BitString({ valueHex: new Uint8Array([firstByte]), unusedBits });
}

function nameFrom(der: Uint8Array): pkijs.RelativeDistinguishedNames {
  return new pkijs.RelativeDistinguishedNames({ schema: parseDer(der) });
}

// RFC 5280 section 4.1.2.5: UTCTime until 2049. Whole seconds.
function toTime(date: Date): pkijs.Time {
  const value = new Date(Math.trunc(date.getTime() / 1000) * 1000);
  return new pkijs.Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });
}
