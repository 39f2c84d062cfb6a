import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject } from "node:crypto";
import { promisify } from "node:util";

/** Bits of new RSA keys: fit beyond 2030 (NIST SP 800-57 part 1), still quick everywhere. */
const RSA_BITS = 3072;

const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };

/** A new RSA key as PEM (PKCS #8). */
export async function createPrivateKeyPem(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: RSA_BITS });
  return toPem(privateKey);
}

/** DER of the SubjectPublicKeyInfo that belongs to a private key. */
export function publicKeyInfoOf(privateKeyPem: string): Uint8Array {
  return new Uint8Array(createPublicKey(privateKeyPem).export({ type: "spki", format: "der" }));
}

/** The key as WebCrypto takes it, for signatures with SHA-256. */
export async function toCryptoKey(privateKeyPem: string): Promise<CryptoKey> {
  const der = createPrivateKey(privateKeyPem).export({ type: "pkcs8", format: "der" });
  return crypto.subtle.importKey("pkcs8", new Uint8Array(der), algorithm, false, ["sign"]);
}

function toPem(key: KeyObject): string {
  return key.export({ type: "pkcs8", format: "pem" }).toString();
}
