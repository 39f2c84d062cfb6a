"use client";

import { createKeptValue } from "#components/ui/kept-value.ts";
import { type KeptFavourites, readKept } from "#lib/favourite/favourite.ts";

/** The favourites of whoever uses this browser; while somebody is signed in, a copy of their account's. */
export const keptFavourites = createKeptValue<KeptFavourites>("slipway.favourites", readKept);

/**
 * Tells the account.
 *
 * @returns what it holds now; null when it could not be reached or nobody is signed in any more
 */
export async function tellAccount(change: {
  add?: readonly number[];
  remove?: readonly number[];
}): Promise<number[] | null> {
  try {
    // Whoever is not signed in needs no addresses.
    const { paths } = await import("#lib/platform/paths.ts");
    const response = await fetch(paths.ownFavourites(), {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(change),
    });
    if (!response.ok) return null;
    const { numbers } = (await response.json()) as { numbers: number[] };
    return numbers;
  } catch {
    return null;
  }
}
