/** What a site does with a list before it believes a word of it. */
import { runOpenssl } from "./openssl.ts";

export type OpensslVerdict = {
  verified: boolean;
  /** The signed text; empty when it was not verified. */
  content: string;
  /** What OpenSSL said. */
  words: string;
};

/** Verifies a signed list with the OpenSSL command line, as atrope does. */
export async function verifyWithOpenssl(message: Uint8Array, caPem: string): Promise<OpensslVerdict> {
  const { code, stderr, files } = await runOpenssl(
    ["smime", "-verify", "-in", "image.list", "-CAfile", "ca.pem", "-out", "content"],
    { "image.list": message, "ca.pem": caPem },
  );
  const verified = code === 0;
  return { verified, content: verified ? (files.content?.toString("utf8") ?? "") : "", words: stderr };
}

/**
 * The signed text.
 *
 * @throws Error with OpenSSL's words when it does not verify
 */
export async function openVerified(message: Uint8Array, caPem: string): Promise<string> {
  const { verified, content, words } = await verifyWithOpenssl(message, caPem);
  if (!verified) throw new Error(`OpenSSL refuses the list: ${words}`);
  return content;
}
