/** A rendering with a signature around it: JWS in its compact form (RFC 7515), by the key that signs the lists. */
import type { Signer } from "#lib/hepix/signer.ts";
import type { Rendering } from "./offer.ts";

/**
 * `<path>.jws`: header, content and signature in one, RS256 (RFC 7518, section 3.3), with the signer's certificates in
 * `x5c` (RFC 7515, section 4.1.6).
 *
 * @throws the signer's error
 */
export async function renderJws({ path, contentType, body }: Rendering, signer: Signer): Promise<Rendering> {
  const header = {
    alg: "RS256",
    cty: contentType,
    x5c: signer.certificateChain.map((certificate) => Buffer.from(certificate).toString("base64")),
  };
  const signed = `${encode(JSON.stringify(header))}.${encode(body)}`;
  const signature = await signer.sign(Buffer.from(signed));
  return {
    path: `${path.replace(/\.json$/, "")}.jws`,
    contentType: "application/jose",
    body: `${signed}.${Buffer.from(signature).toString("base64url")}`,
  };
}

function encode(text: string): string {
  return Buffer.from(text).toString("base64url");
}
