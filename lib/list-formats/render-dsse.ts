/** A rendering in an envelope of DSSE, Dead Simple Signing Envelope, version 1, by the key that signs the lists. */
import { createHash, X509Certificate } from "node:crypto";
import type { Signer } from "#lib/hepix/signer.ts";
import type { Rendering } from "./offer.ts";

/** Says what was signed, so that no signature over something else can be passed off as one over a list. */
const LIST_PAYLOAD_TYPE = "application/vnd.slipway.image-list+json";

/**
 * `<path>.dsse.json`: content, and RSASSA-PKCS1-v1_5 with SHA-256 over its pre-authentication encoding. `keyid` is the
 * SHA-256 of the signer's certificate in hex; `cert` (in-toto ITE-7) has the certificates themselves, signer first, in PEM.
 *
 * @throws the signer's error
 */
export async function renderDsse({ path, body }: Rendering, signer: Signer): Promise<Rendering> {
  const payload = Buffer.from(body);
  const signature = await signer.sign(encodeForSigning(LIST_PAYLOAD_TYPE, payload));
  const [certificate = new Uint8Array()] = signer.certificateChain;
  const envelope = {
    payloadType: LIST_PAYLOAD_TYPE,
    payload: payload.toString("base64"),
    signatures: [
      {
        keyid: createHash("sha256").update(certificate).digest("hex"),
        sig: Buffer.from(signature).toString("base64"),
        cert: signer.certificateChain.map((der) => new X509Certificate(der).toString()).join(""),
      },
    ],
  };
  return {
    path: `${path.replace(/\.json$/, "")}.dsse.json`,
    contentType: "application/json",
    body: `${JSON.stringify(envelope, null, 2)}\n`,
  };
}

/** What is signed: PAE of the protocol, lengths in bytes, so that type and content cannot flow into each other. */
function encodeForSigning(payloadType: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}
