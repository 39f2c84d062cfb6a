/** A list as it came, taken apart but not verified. */
export type ReadMessage =
  | {
      readonly kind: "signed";
      /** What was signed, with CRLF line ends whatever they were in transit. */
      readonly content: Uint8Array;
      /** DER or BER of the CMS signature. */
      readonly signature: Uint8Array;
    }
  | {
      /** A list without signature, as kept beside the signed one or after its signature was stripped by hand. */
      readonly kind: "plain";
      readonly content: Uint8Array;
    };

/** The bytes are neither a clear-signed S/MIME message nor JSON. */
export class NotAListError extends Error {
  override readonly name = "NotAListError";
}

/**
 * Splits a clear-signed S/MIME message (RFC 8551 section 3.5.3, in the layout of provider contract section 1) into
 * content and signature, or recognises plain JSON. Line ends may be LF or CRLF, a byte order mark may lead.
 *
 * @throws NotAListError with a sentence that says what is wrong
 */
export function readMessage(bytes: Uint8Array): ReadMessage {
  // One character per byte, so that nothing is decoded before the signature is checked.
  const text = Buffer.from(bytes)
    .toString("latin1")
    .replace(/^\u00ef\u00bb\u00bf/, "");
  if (/^\s*\{/.test(text)) return { kind: "plain", content: Buffer.from(text, "latin1") };
  const { headers, body } = splitHeaders(text);
  const contentType = headers.get("content-type") ?? "";
  if (!/^multipart\/signed\b/i.test(contentType)) {
    throw new NotAListError("This is neither a signed image list nor JSON.");
  }
  const boundary = /;\s*boundary=(?:"([^"]+)"|([^\s;"]+))/i.exec(contentType);
  const [content, signature] = splitParts(body, boundary?.[1] ?? boundary?.[2] ?? "");
  return {
    kind: "signed",
    content: Buffer.from(toCrlf(content), "latin1"),
    signature: decodeSignature(signature),
  };
}

function splitHeaders(text: string): { headers: Map<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(text);
  const head = end === null ? text : text.slice(0, end.index);
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, " ").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: end === null ? "" : text.slice(end.index + end[0].length) };
}

// RFC 2046 section 5.1.1: the line end before a delimiter belongs to the delimiter.
function splitParts(body: string, boundary: string): [content: string, signature: string] {
  if (boundary === "") throw new NotAListError("The signed message names no boundary between its parts.");
  const quoted = boundary.replace(/[^A-Za-z0-9]/g, "\\$&");
  const parts = `\n${body}`.split(new RegExp(`\\r?\\n--${quoted}(?:--)?[ \\t]*(?=\\r?\\n|$)`));
  const [, content, signature] = parts;
  if (content === undefined || signature === undefined || parts.length < 4) {
    throw new NotAListError("The signed message is cut off: it lacks its content or its signature.");
  }
  return [content.replace(/^\r?\n/, ""), signature.replace(/^\r?\n/, "")];
}

function decodeSignature(part: string): Uint8Array {
  const { headers, body } = splitHeaders(part);
  if (!/^application\/(x-)?pkcs7-signature\b/i.test(headers.get("content-type") ?? "")) {
    throw new NotAListError("The second part of the message is no signature.");
  }
  return new Uint8Array(Buffer.from(body, "base64"));
}

// What OpenSSL hashes: each line without its trailing CR and LF, joined by CRLF.
function toCrlf(content: string): string {
  return content.replace(/\r*\n/g, "\r\n");
}
