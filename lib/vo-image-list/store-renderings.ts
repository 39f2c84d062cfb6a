/** Other formats of a signed edition, kept beside it. */
import { createHash } from "node:crypto";
import type { Offer } from "#lib/list-formats/offer.ts";
import { renderList } from "#lib/list-formats/render-list.ts";
import type { ListSigner } from "#lib/list-signing/list-signer.ts";
import type { Transaction } from "#lib/platform/db/database.ts";

/** Makes and stores all of them, in the transaction of the signing: there is no edition without its formats, nor the other way. */
export async function storeRenderings(
  tx: Transaction,
  signingId: string,
  offer: Offer,
  { signer, openPgpKey = null }: ListSigner,
  now: Date,
): Promise<void> {
  const renderings = await renderList(offer, signer, openPgpKey, now);
  await tx.listRendering.createMany({
    data: renderings.map(({ path, contentType, body }) => ({
      ...{ signingId, path, contentType },
      ...(typeof body === "string" ? { body } : { body: "", bytes: new Uint8Array(body) }),
      sha256: createHash("sha256").update(body).digest("hex"),
    })),
  });
}
