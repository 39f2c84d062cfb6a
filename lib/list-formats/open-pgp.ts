/** Signatures of OpenPGP (RFC 9580) around renderings, for tools that verify with a keyring. */
import { createCleartextMessage, createMessage, type PrivateKey, readPrivateKey, sign } from "openpgp";
import type { Rendering } from "./offer.ts";

/**
 * The key of an armored file, as `gpg --export-secret-keys --armor` writes it.
 *
 * @throws Error in one sentence for the operator
 */
export async function readOpenPgpKey(armoredKey: string): Promise<PrivateKey> {
  const key = await readPrivateKey({ armoredKey }).catch((cause: unknown) => {
    throw new Error("The OpenPGP key is unreadable: export it with --armor.", { cause });
  });
  if (key.isDecrypted()) return key;
  throw new Error("The OpenPGP key is protected by a passphrase: export one without, for this service only.");
}

/** `<path>.asc`: a signature of its own, as gpgv reads it beside the file. */
export async function renderDetached(rendering: Rendering, key: PrivateKey, now: Date): Promise<Rendering> {
  const message = await createMessage({ text: rendering.body });
  const body = await sign({ message, signingKeys: key, detached: true, date: now });
  return { path: `${rendering.path}.asc`, contentType: "application/pgp-signature", body: String(body) };
}

/** `.sjson` in the place of `.json`: the text with its signature around it. An index then leads to the signed products. */
export async function renderClearSigned(
  rendering: Rendering,
  key: PrivateKey,
  now: Date,
): Promise<Rendering> {
  const text = rendering.body.replaceAll('streams/v1/images.json"', 'streams/v1/images.sjson"');
  const message = await createCleartextMessage({ text });
  const body = await sign({ message, signingKeys: key, date: now });
  return { path: rendering.path.replace(/\.json$/, ".sjson"), contentType: "text/plain", body: String(body) };
}
