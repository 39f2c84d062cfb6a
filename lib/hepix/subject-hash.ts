import { createHash } from "node:crypto";
import * as asn1js from "asn1js";
import { encodeDer, objectIdentifier, sequence, setOf } from "./der.ts";
import { readDistinguishedName } from "./distinguished-name.ts";

/**
 * The hash under which OpenSSL 1.0 and later looks for an authority in a directory (`openssl x509 -subject_hash`):
 * SHA-1 over the name in canonical form, its first four bytes read backwards, eight hexadecimal digits.
 *
 * @param name a Name, DER
 */
export function subjectHash(name: Uint8Array): string {
  return hashFileName(createHash("sha1").update(canonicalName(name)).digest());
}

/** The hash of OpenSSL before 1.0 (`openssl x509 -subject_hash_old`), which Globus tools still use: MD5 over DER. */
export function oldSubjectHash(name: Uint8Array): string {
  return hashFileName(createHash("md5").update(name).digest());
}

function hashFileName(digest: Buffer): string {
  return digest.readUInt32LE(0).toString(16).padStart(8, "0");
}

// X509_NAME_hash of OpenSSL: the RDNs one after the other, without the SEQUENCE around them.
function canonicalName(name: Uint8Array): Uint8Array {
  const rdns = readDistinguishedName(name).map((rdn) =>
    setOf(
      ...rdn.map(({ type, value }) => sequence(objectIdentifier(type), encodeDer(canonicalValue(value)))),
    ),
  );
  return Buffer.concat(rdns);
}

/** Strings become UTF-8 in lower case (of ASCII letters only), trimmed, runs of white space one blank. */
function canonicalValue(value: asn1js.AsnType): asn1js.AsnType {
  const text = textOf(value);
  if (text === null) return value;
  const canonical = text
    .replace(/^[ \t-\r]+|[ \t-\r]+$/g, "")
    .replace(/[ \t-\r]+/g, " ")
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase());
  return new asn1js.Utf8String({ value: canonical });
}

/** The text of the string types that OpenSSL makes canonical; null for the others, which it hashes as they are. */
function textOf(value: asn1js.AsnType): string | null {
  const isText =
    value instanceof asn1js.Utf8String ||
    value instanceof asn1js.PrintableString ||
    value instanceof asn1js.IA5String ||
    value instanceof asn1js.TeletexString ||
    value instanceof asn1js.VisibleString ||
    value instanceof asn1js.BmpString ||
    value instanceof asn1js.UniversalString;
  return isText ? value.getValue() : null;
}
