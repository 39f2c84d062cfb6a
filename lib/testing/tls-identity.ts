/** Keys and certificates of servers: such as one may trust, once told to, and such as nobody should. */
import { Integer, Utf8String } from "asn1js";
import { AttributeTypeAndValue, Certificate, CryptoEngine, setEngine } from "pkijs";

/** In PEM, as `node:https` takes them. */
export type TlsIdentity = { key: string; cert: string };

const COMMON_NAME = "2.5.4.3";

/**
 * @param name host name that the certificate is for
 * @param notAfter end of its validity
 * @param issuer name of an authority that signs it and is not sent along; without one it signs itself
 */
export async function createTlsIdentity({
  name = "images.example.org",
  notAfter = new Date("2049-01-01T00:00:00Z"),
  issuer,
}: {
  name?: string;
  notAfter?: Date;
  issuer?: string;
} = {}): Promise<TlsIdentity> {
  setEngine("webcrypto", new CryptoEngine({ name: "webcrypto", crypto: globalThis.crypto }));
  const keys = await createKeys();
  const certificate = new Certificate({ version: 2, serialNumber: new Integer({ value: 1 }) });
  certificate.subject.typesAndValues.push(commonName(name));
  certificate.issuer.typesAndValues.push(commonName(issuer ?? name));
  certificate.notBefore.value = new Date(0);
  certificate.notAfter.value = notAfter;
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey);
  const { privateKey } = issuer ? await createKeys() : keys;
  await certificate.sign(privateKey, "SHA-256");
  const pkcs8 = await crypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { cert: pem("CERTIFICATE", certificate.toSchema(true).toBER()), key: pem("PRIVATE KEY", pkcs8) };
}

function createKeys(): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
}

function commonName(name: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type: COMMON_NAME, value: new Utf8String({ value: name }) });
}

function pem(label: string, der: ArrayBuffer): string {
  return `-----BEGIN ${label}-----\n${Buffer.from(der).toString("base64")}\n-----END ${label}-----\n`;
}
