/** What a client can be tried with. Pure: the browser may import this file. */

/** In the order in which they are best tried. */
export const EDITIONS = ["good", "tampered", "expired", "rolled_back", "unavailable"] as const;

/** `unavailable` is an answer without a list. */
export type Edition = (typeof EDITIONS)[number];

/** Editions that are a list. */
export const LISTED_EDITIONS = ["good", "tampered", "expired", "rolled_back"] as const;
export type ListedEdition = (typeof LISTED_EDITIONS)[number];

/** The edition of this name; null when there is none with an image. */
export function readListedEdition(name: string): ListedEdition | null {
  return LISTED_EDITIONS.find((edition) => edition === name) ?? null;
}
