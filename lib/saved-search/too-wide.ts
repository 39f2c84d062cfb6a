/** How much a saved search may find. Pure. */

/** Whoever is told of more is told of the whole catalogue. */
export const MOST_HITS = 1000;
