/** Everything that stands between a working version and its publication: shown on its desk, and refused for. */
import { findImageProblems } from "#lib/hepix/validate-listed-image.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { LISTABLE_IMAGE, type ListableImage, toListedImage } from "./listed-image.ts";
import { findPublicationProblems, isUnchecked, type PublicationProblem } from "./version.ts";

/** Known by the integrity check only: whoever is told to start it need not be told that they are missing. */
const MEASURED_FIELDS = ["hv:size", "sl:checksum:sha512"];
/** The version's own, and judged with it. */
const VERSION_FIELDS = ["dc:date:expires"];

/**
 * What is published cannot be corrected any more: whatever no list could offer is a problem while it still can.
 *
 * @returns the version's own problems first; empty when it can be published
 */
export async function loadPublicationProblems(
  tx: Transaction,
  version: { id: string; notes: string; expiresAt: Date | null },
  now: Date,
): Promise<PublicationProblem[]> {
  const images = await tx.image.findMany({
    where: { versionId: version.id },
    orderBy: { position: "asc" },
    select: { ...LISTABLE_IMAGE, checksumSource: true },
  });
  const { baseUrl } = getSettings();
  return [
    ...findPublicationProblems({ ...version, images }, now),
    ...images.flatMap((image) => findSigningProblems(image, baseUrl, now)),
  ];
}

function findSigningProblems(
  image: ListableImage & Parameters<typeof isUnchecked>[0],
  baseUrl: string,
  now: Date,
): PublicationProblem[] {
  const toldAlready = [...VERSION_FIELDS, ...(isUnchecked(image) ? MEASURED_FIELDS : [])];
  return findImageProblems(toListedImage(image, null, baseUrl), now)
    .filter(({ field }) => !toldAlready.includes(field))
    .map(({ words }) => ({ image: image.title, step: "images", message: `It cannot be signed: ${words}.` }));
}
