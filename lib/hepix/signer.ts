import { createPrivateKey, type KeyObject, sign as signWithKey, X509Certificate } from "node:crypto";
import { decodePemBlocks } from "./pem.ts";

/**
 * Whatever can sign a list: a key in a file, a hardware module, a remote service. The key itself never enters the
 * library.
 */
export type Signer = {
  /** DER: the signer's certificate first, then the intermediates. The root may be left out. */
  readonly certificateChain: readonly Uint8Array[];
  /** The raw RSASSA-PKCS1-v1_5 signature with SHA-256 (RFC 8017 section 8.2) over `data`. */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>;
};

/**
 * A signer with its key in memory.
 *
 * @param certificatePem the signer's certificate, optionally followed by its intermediates
 * @param privateKeyPem the unencrypted RSA key (PKCS #8 or PKCS #1)
 * @throws Error, in one sentence for the operator, when either is unreadable, the key is no RSA key, or the key
 * does not belong to the first certificate
 */
export function createPemSigner(pems: { certificatePem: string; privateKeyPem: string }): Signer {
  const certificateChain = decodePemBlocks(pems.certificatePem, "CERTIFICATE");
  const certificate = readSigningCertificate(certificateChain);
  const privateKey = readPrivateKey(pems.privateKeyPem);
  if (privateKey.asymmetricKeyType !== "rsa") {
    throw new Error(`The signing key must be an RSA key, this one is ${privateKey.asymmetricKeyType}.`);
  }
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new Error("The signing key does not belong to the signing certificate.");
  }
  return {
    certificateChain,
    sign: async (data) => new Uint8Array(signWithKey("sha256", data, privateKey)),
  };
}

function readSigningCertificate(chain: readonly Uint8Array[]): X509Certificate {
  const [first] = chain;
  if (first === undefined) throw new Error("The signing certificate is not in PEM form.");
  try {
    return new X509Certificate(first);
  } catch (cause) {
    throw new Error("The signing certificate is unreadable.", { cause });
  }
}

function readPrivateKey(pem: string): KeyObject {
  if (pem.includes("ENCRYPTED"))
    throw new Error("The signing key is encrypted; store it without a passphrase.");
  try {
    return createPrivateKey(pem);
  } catch (cause) {
    throw new Error("The signing key is not a readable PEM private key.", { cause });
  }
}
