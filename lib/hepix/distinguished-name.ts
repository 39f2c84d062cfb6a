import * as asn1js from "asn1js";
import { childrenOf, encodeDer, objectIdentifier, parseDer, sequence, set } from "./der.ts";

/** Short names as OpenSSL knows them, for the attributes that occur in certificates of research infrastructures. */
const shortNames = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.4", "SN"],
  ["2.5.4.5", "serialNumber"],
  ["2.5.4.6", "C"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.9", "street"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.12", "title"],
  ["2.5.4.13", "description"],
  ["2.5.4.15", "businessCategory"],
  ["2.5.4.17", "postalCode"],
  ["2.5.4.41", "name"],
  ["2.5.4.42", "GN"],
  ["2.5.4.43", "initials"],
  ["2.5.4.44", "generationQualifier"],
  ["2.5.4.46", "dnQualifier"],
  ["2.5.4.65", "pseudonym"],
  ["2.5.4.97", "organizationIdentifier"],
  ["0.9.2342.19200300.100.1.1", "UID"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["1.2.840.113549.1.9.1", "emailAddress"],
  ["1.2.840.113549.1.9.2", "unstructuredName"],
]);

const identifiers = new Map([...shortNames].map(([identifier, name]) => [name, identifier]));

/** One attribute of a name: `C=EU`. */
export type NameAttribute = {
  /** Object identifier in dotted form. */
  readonly type: string;
  /** The value as it stands in the certificate, with its own string type. */
  readonly value: asn1js.AsnType;
};

/** A name taken apart: a list of RDNs, each of which should hold one attribute and may hold several. */
export function readDistinguishedName(der: Uint8Array): NameAttribute[][] {
  return childrenOf(parseDer(der)).map((rdn) =>
    childrenOf(rdn).map((attribute) => {
      const [type, value] = childrenOf(attribute);
      if (!(type instanceof asn1js.ObjectIdentifier) || value === undefined) {
        throw new Error("These bytes are no distinguished name.");
      }
      return { type: type.getValue(), value };
    }),
  );
}

/**
 * A name in the one-line form of OpenSSL 3, `/DC=EU/O=Hosts/CN=x/emailAddress=y`, in the order of the certificate:
 * what clients compare with `hv:dn` and `hv:ca` (provider contract section 2). Bytes outside printable ASCII appear
 * as `\xC3`; a slash or plus sign within a value gets a backslash, and further attributes of one RDN follow a plus
 * sign, which older OpenSSL does not do.
 *
 * @param der a Name (RFC 5280 section 4.1.2.4)
 */
export function formatDistinguishedName(der: Uint8Array): string {
  return formatRdns(readDistinguishedName(der));
}

/**
 * What all names certified by an authority begin with: its own name in one-line form without the last part, and a
 * slash. `/DC=org/DC=example/CN=CA` certifies `/DC=org/DC=example/…`; an authority of a single part certifies `/…`.
 *
 * @param authorityName a Name, DER
 */
export function nameSpaceOf(authorityName: Uint8Array): string {
  return `${formatRdns(readDistinguishedName(authorityName).slice(0, -1))}/`;
}

function formatRdns(rdns: readonly NameAttribute[][]): string {
  return rdns.map((rdn) => `/${rdn.map(formatAttribute).join("+")}`).join("");
}

function formatAttribute({ type, value }: NameAttribute): string {
  return `${shortNames.get(type) ?? type}=${[...contentOf(value)].map(formatByte).join("")}`;
}

function formatByte(byte: number): string {
  if (byte < 0x20 || byte > 0x7e) return `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  const character = String.fromCharCode(byte);
  return character === "/" || character === "+" ? `\\${character}` : character;
}

/**
 * Encodes a name given in one-line form, each attribute an RDN of its own, in that order.
 *
 * @throws Error when the text is not in that form, names an attribute unknown here, or a value holds what clients
 * spell differently: characters outside printable ASCII, a slash, a plus sign (provider contract section 2)
 */
export function encodeDistinguishedName(oneLine: string): Uint8Array {
  if (!/^[\x20-\x7e]+$/.test(oneLine)) throw new Error(`The name “${oneLine}” must be ASCII.`);
  const [before, ...parts] = oneLine.split("/");
  if (before !== "" || parts.length === 0) {
    throw new Error(`The name “${oneLine}” is not of the form /DC=org/DC=example/CN=name.`);
  }
  return sequence(...parts.map(encodeRdn));
}

function encodeRdn(part: string): Uint8Array {
  const [, name = "", value = ""] = /^([A-Za-z]+)=([^+\\]+)$/.exec(part) ?? [];
  const type = identifiers.get(name);
  if (type === undefined || value.trim() === "") {
    throw new Error(
      `“${part}” is no part of a name such as CN=name, without slash, plus sign and backslash.`,
    );
  }
  return set(sequence(objectIdentifier(type), encodeDer(encodeValue(name, value))));
}

// String types of RFC 5280 appendix A and RFC 2985; names are compared by some clients bit by bit.
function encodeValue(name: string, value: string): asn1js.AsnType {
  if (name === "DC" || name === "emailAddress") return new asn1js.IA5String({ value });
  if (/^[A-Za-z0-9 '()+,./:=?-]*$/.test(value)) return new asn1js.PrintableString({ value });
  return new asn1js.Utf8String({ value });
}

/** The content octets of a string value, in whatever character set its type prescribes. */
export function contentOf(value: asn1js.AsnType): Uint8Array {
  const { valueBeforeDecodeView: all } = value;
  return all.subarray(all.length - value.lenBlock.length);
}
