import { buildSignedData } from "./build-signed-data.ts";
import { encodeBase64Lines } from "./pem.ts";
import type { Signer } from "./signer.ts";

/**
 * Signs a list: the S/MIME message that is stored and served, byte for byte in the layout of `openssl smime -sign`
 * (provider contract section 1). The signed part has no MIME headers of its own; every client relies on that.
 *
 * @param content JSON of the list with CRLF line ends, as `serializeImageList` writes it
 * @param options.signingTime goes into the signature, whole seconds
 * @param options.boundary see {@link buildBoundary}
 * @throws RangeError when the content is not in CRLF lines, or the boundary is malformed or occurs in the content
 */
export async function buildMessage(
  content: string,
  signer: Signer,
  options: { signingTime: Date; boundary: string },
): Promise<Uint8Array> {
  const { signingTime, boundary } = options;
  requireSignable(content, boundary);
  const signature = await buildSignedData(new TextEncoder().encode(content), signer, signingTime);
  const message = [
    "MIME-Version: 1.0",
    `Content-Type: multipart/signed; protocol="application/x-pkcs7-signature"; micalg="sha-256"; boundary="${boundary}"`,
    "",
    "This is an S/MIME signed message",
    "",
    `--${boundary}`,
    // The line feed that follows the content belongs to the delimiter (RFC 2046 section 5.1.1).
    content,
    `--${boundary}`,
    'Content-Type: application/x-pkcs7-signature; name="smime.p7s"',
    "Content-Transfer-Encoding: base64",
    'Content-Disposition: attachment; filename="smime.p7s"',
    "",
    encodeBase64Lines(signature),
    `--${boundary}--`,
    "",
    "",
  ].join("\n");
  return new TextEncoder().encode(message);
}

/**
 * The delimiter of the parts: `----` and 32 upper-case hexadecimal digits.
 *
 * @param random 16 random bytes
 */
export function buildBoundary(random: Uint8Array): string {
  if (random.length !== 16) throw new RangeError("A boundary is made of 16 random bytes.");
  return `----${Buffer.from(random).toString("hex").toUpperCase()}`;
}

function requireSignable(content: string, boundary: string): void {
  if (!/^----[0-9A-F]{32}$/.test(boundary)) throw new RangeError(`No boundary: ${boundary}`);
  if (content.includes(boundary)) throw new RangeError("The boundary occurs in the content.");
  // A client that rewrites line ends before verifying would otherwise hash other bytes than were signed.
  if (!content.endsWith("\r\n") || /(?<!\r)\n|\r(?!\n)/.test(content)) {
    throw new RangeError("Only text in CRLF lines can be signed.");
  }
}
