/** All formats of one revision, made together so that they say the same. */
import type { PrivateKey } from "openpgp";
import type { Signer } from "#lib/hepix/signer.ts";
import type { BinaryRendering, Offer, Rendering } from "./offer.ts";
import { renderClearSigned, renderDetached } from "./open-pgp.ts";
import { renderDsse } from "./render-dsse.ts";
import { renderJson } from "./render-json.ts";
import { renderJws } from "./render-jws.ts";
import { renderOpennebula } from "./render-opennebula.ts";
import { renderOsism } from "./render-osism.ts";
import { renderPacker } from "./render-packer.ts";
import { renderIncusMetadata, renderSimplestreams } from "./render-simplestreams.ts";
import { renderSums } from "./render-sums.ts";
import { renderTerraform } from "./render-terraform.ts";

/**
 * Every file of every format but the HEPiX list itself.
 *
 * @param openPgpKey signs sums and streams; null: they stand unsigned
 * @param now UTC; time of the signatures
 */
export async function renderList(
  offer: Offer,
  signer: Signer,
  openPgpKey: PrivateKey | null,
  now: Date,
): Promise<(Rendering | BinaryRendering)[]> {
  const [json, streams, sums] = [renderJson(offer), renderSimplestreams(offer), renderSums(offer)];
  const signed = openPgpKey
    ? await Promise.all([
        ...streams.map((rendering) => renderClearSigned(rendering, openPgpKey, now)),
        ...sums.map((rendering) => renderDetached(rendering, openPgpKey, now)),
      ])
    : [];
  return [
    json,
    await renderJws(json, signer),
    await renderDsse(json, signer),
    ...streams,
    ...sums,
    ...signed,
    ...renderIncusMetadata(offer),
    renderOpennebula(offer),
    renderOsism(offer),
    renderTerraform(offer),
    renderPacker(offer),
  ];
}
