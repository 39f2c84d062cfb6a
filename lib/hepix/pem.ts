/**
 * The contents of all PEM blocks of one label in a text (RFC 7468), in order; other text is skipped, as trust
 * stores and certificate files often carry comments.
 *
 * @param label such as `CERTIFICATE` or `X509 CRL`
 */
export function decodePemBlocks(text: string, label: string): Uint8Array[] {
  const block = new RegExp(`-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`, "g");
  return [...text.matchAll(block)].map((match) => new Uint8Array(Buffer.from(match[1] ?? "", "base64")));
}

/** One PEM block, base64 in lines of 64 characters, ending in a line feed. */
export function encodePem(der: Uint8Array, label: string): string {
  return `-----BEGIN ${label}-----\n${encodeBase64Lines(der)}-----END ${label}-----\n`;
}

/** Base64 in lines of 64 characters, each ended by a line feed: OpenSSL reads no longer single line. */
export function encodeBase64Lines(bytes: Uint8Array): string {
  return Buffer.from(bytes)
    .toString("base64")
    .replace(/.{1,64}/g, "$&\n");
}
