/** What a site does with a list before it believes a word of it. */
import { runOpenssl } from "./openssl.ts";

export type OpensslVerdict = {
  verified: boolean;
  /** The signed text; empty when it was not verified. */
  content: string;
  /** What OpenSSL said. */
  words: string;
};

/**
 * Verifies a signed list with the OpenSSL command line, as atrope does.
 *
 * @param trusted authorities in PEM; or the files of a directory of trust anchors, by name
 * @param at time on the clock of the site; now when left out
 */
export async function verifyWithOpenssl(
  message: Uint8Array,
  trusted: string | Readonly<Record<string, string>>,
  at?: Date,
): Promise<OpensslVerdict> {
  const isFile = typeof trusted === "string";
  const anchors = isFile
    ? { "ca.pem": trusted }
    : Object.fromEntries(Object.entries(trusted).map(([name, content]) => [`certificates/${name}`, content]));
  const { code, stderr, files } = await runOpenssl(
    [
      ...["smime", "-verify", "-in", "image.list", "-out", "content"],
      ...(isFile ? ["-CAfile", "ca.pem"] : ["-CApath", "certificates"]),
      ...(at ? ["-attime", String(Math.floor(at.getTime() / 1000))] : []),
    ],
    { "image.list": message, ...anchors },
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
