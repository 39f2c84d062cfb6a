"use client";

import { createKeptValue } from "#components/ui/kept-value.ts";
import { type KeptFavourites, readKept } from "#lib/favourite/favourite.ts";
import { paths } from "#lib/platform/paths.ts";

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
