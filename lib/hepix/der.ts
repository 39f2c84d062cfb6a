import * as asn1js from "asn1js";

/**
 * Reads exactly one ASN.1 value (DER, and BER as far as clients of lists meet it).
 *
 * @throws Error when the bytes are no ASN.1 value or more follows it
 */
export function parseDer(der: Uint8Array): asn1js.AsnType {
  const { offset, result } = asn1js.fromBER(der);
  if (offset === -1) throw new Error("These bytes are no ASN.1 value.");
  if (offset !== der.length) throw new Error("More bytes follow the ASN.1 value.");
  return result;
}

/** The bytes from which a value was read, unchanged. */
export function originalDer(value: asn1js.AsnType): Uint8Array {
  return value.valueBeforeDecodeView;
}

/** The members of a SEQUENCE, SET or context-specific constructed value; none for any other value. */
export function childrenOf(value: asn1js.AsnType | undefined): asn1js.AsnType[] {
  return value instanceof asn1js.Constructed ? (value.valueBlock.value as asn1js.AsnType[]) : [];
}

/** Whether a value carries this context-specific tag, as `[number]` is written in ASN.1. */
export function hasContextTag(value: asn1js.AsnType, number: number): boolean {
  return value.idBlock.tagClass === 3 && value.idBlock.tagNumber === number;
}

/** The encoding of a value made or read by asn1js. */
export function encodeDer(value: asn1js.AsnType): Uint8Array {
  return new Uint8Array(value.toBER(false));
}

/*
 * What follows puts encodings together. Members are bytes, so that what somebody else has signed, a certificate or a
 * name within it, goes in as it is and is never encoded anew.
 */

export function sequence(...members: Uint8Array[]): Uint8Array {
  return constructed(0x30, members);
}

export function set(...members: Uint8Array[]): Uint8Array {
  return constructed(0x31, members);
}

/** A SET OF as DER orders it: by the encodings of the members (X.690 section 11.6). */
export function setOf(...members: Uint8Array[]): Uint8Array {
  return set(...members.toSorted(Buffer.compare));
}

/** `[number]` around the given members, for numbers up to 30. */
export function contextTag(number: number, ...members: Uint8Array[]): Uint8Array {
  return constructed(0xa0 + number, members);
}

export function integer(value: number): Uint8Array {
  return encodeDer(new asn1js.Integer({ value }));
}

export function octetString(valueHex: Uint8Array): Uint8Array {
  return encodeDer(new asn1js.OctetString({ valueHex: new Uint8Array(valueHex) }));
}

export function objectIdentifier(value: string): Uint8Array {
  return encodeDer(new asn1js.ObjectIdentifier({ value }));
}

/** `AlgorithmIdentifier` with NULL parameters, as OpenSSL writes those of RSA and SHA-2. */
export function algorithm(identifier: string): Uint8Array {
  return sequence(objectIdentifier(identifier), encodeDer(new asn1js.Null()));
}

/** `Time` of RFC 5280 section 4.1.2.5 and RFC 5652 section 11.3: two-digit years until 2049; whole seconds. */
export function time(date: Date): Uint8Array {
  const valueDate = new Date(Math.trunc(date.getTime() / 1000) * 1000);
  const year = valueDate.getUTCFullYear();
  const isShort = year >= 1950 && year < 2050;
  return encodeDer(isShort ? new asn1js.UTCTime({ valueDate }) : new asn1js.GeneralizedTime({ valueDate }));
}

function constructed(tag: number, members: readonly Uint8Array[]): Uint8Array {
  const content = Buffer.concat(members);
  return new Uint8Array(
    Buffer.concat([[tag], encodeLength(content.length), content].map((part) => Buffer.from(part))),
  );
}

// X.690 section 8.1.3: one byte up to 127, else the number of length bytes and these.
function encodeLength(length: number): number[] {
  if (length < 0x80) return [length];
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  return [0x80 + bytes.length, ...bytes];
}
