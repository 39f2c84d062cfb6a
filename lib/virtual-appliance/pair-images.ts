/** Images of two versions side by side. */

/** One image as two versions have it; null where a version has none of that identifier. */
export type ImagePair<Image> = { identifier: string; before: Image | null; after: Image | null };

/**
 * Pairs the images of two versions by their identifiers, which stay from version to version while it is "the same image,
 * updated". In the order of the later version; what went stands at the end.
 */
export function pairImages<Image extends { identifier: string }>(
  before: readonly Image[],
  after: readonly Image[],
): ImagePair<Image>[] {
  const earlier = new Map(before.map((image) => [image.identifier, image]));
  const later = new Set(after.map(({ identifier }) => identifier));
  return [
    ...after.map((image) => ({
      identifier: image.identifier,
      before: earlier.get(image.identifier) ?? null,
      after: image,
    })),
    ...before
      .filter(({ identifier }) => !later.has(identifier))
      .map((image) => ({ identifier: image.identifier, before: image, after: null })),
  ];
}
