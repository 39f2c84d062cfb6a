/**
 * Favourites as a browser keeps them: numbers of appliances, the last starred first. Pure; the browser may import this
 * file.
 */

/** Kept in a browser and in an account alike. */
export const MOST_FAVOURITES = 200;

/** What is kept, and whose it is: null for whoever uses this browser without an account. */
export type KeptFavourites = {
  owner: string | null;
  numbers: readonly number[];
  /** When the account was last asked, in milliseconds since 1970; 0: never. */
  at: number;
};

export const NO_FAVOURITES: KeptFavourites = { owner: null, numbers: [], at: 0 };

const isNumber = (value: unknown): value is number =>
  typeof value === "number" && Number.isInteger(value) && value > 0 && value <= 2_147_483_647;

/** Each once, and no more than there may be. */
function tidyNumbers(values: readonly unknown[]): number[] {
  return [...new Set(values.filter(isNumber))].slice(0, MOST_FAVOURITES);
}

/** What a browser has kept, whatever it is. */
export function readKept(stored: unknown): KeptFavourites {
  const { owner, numbers, at } = (stored ?? {}) as Record<string, unknown>;
  if (!Array.isArray(numbers)) return NO_FAVOURITES;
  return {
    owner: typeof owner === "string" ? owner : null,
    numbers: tidyNumbers(numbers),
    at: typeof at === "number" && Number.isFinite(at) ? at : 0,
  };
}

/** Starred, or no longer. Where there is no room for another it stays as it was. */
export function star(kept: KeptFavourites, number: number): KeptFavourites {
  const others = kept.numbers.filter((other) => other !== number);
  if (others.length < kept.numbers.length) return { ...kept, numbers: others };
  return others.length < MOST_FAVOURITES ? { ...kept, numbers: [number, ...others] } : kept;
}

/** `these=1.5.9` of the address. */
export function readNumbers(value: string | undefined): number[] {
  return tidyNumbers((value ?? "").split(".").map((text) => (/^\d{1,10}$/.test(text) ? Number(text) : 0)));
}

/** What is to be done when a page is there and somebody, or nobody, is signed in. */
export type FavouritesStep =
  /** Nothing: what is kept is theirs and fresh. */
  | { kind: "none" }
  /** They are somebody else's, who is not here any more. */
  | { kind: "forget" }
  /** The account is asked for its own, and given these. */
  | { kind: "merge"; numbers: readonly number[] };

const FRESH_MS = 5 * 60 * 1000;

/** @param now milliseconds since 1970 */
export function nextStep(kept: KeptFavourites, personId: string | null, now: number): FavouritesStep {
  if (personId === null) return kept.owner === null ? { kind: "none" } : { kind: "forget" };
  if (kept.owner === null) return { kind: "merge", numbers: kept.numbers };
  if (kept.owner !== personId) return { kind: "merge", numbers: [] };
  return Math.abs(now - kept.at) < FRESH_MS ? { kind: "none" } : { kind: "merge", numbers: [] };
}
