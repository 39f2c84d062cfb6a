/** `SHA256SUMS` and `SHA512SUMS` beside the files, as sha256sum, Packer and systemd's importctl read them. Pure. */
import { type Offer, type Rendering, withSha256 } from "./offer.ts";

/** Images of which no SHA-256 is known are in the second only. */
export function renderSums(offer: Offer): Rendering[] {
  return [
    sums(
      "SHA256SUMS",
      withSha256(offer).map(({ sha256, fileName }) => [sha256, fileName]),
    ),
    sums(
      "SHA512SUMS",
      offer.images.map(({ sha512, fileName }) => [sha512, fileName]),
    ),
  ];
}

function sums(name: string, lines: [sum: string, fileName: string][]): Rendering {
  const body = lines
    .sort(([, a], [, b]) => (a < b ? -1 : 1))
    .map(([sum, fileName]) => `${sum} *${fileName}\n`)
    .join("");
  return { path: `images/${name}`, contentType: "text/plain", body };
}
