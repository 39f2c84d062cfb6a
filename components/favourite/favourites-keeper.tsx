"use client";

import { useEffect } from "react";
import { NO_FAVOURITES, nextStep } from "#lib/favourite/favourite.ts";
import { keptFavourites, tellAccount } from "./kept-favourites.ts";

/**
 * On every page: brings what this browser kept into the account of whoever has signed in, keeps a copy of the account's
 * while they are here, and forgets it when they are gone.
 */
export function FavouritesKeeper({ personId }: { personId: string | null }) {
  useEffect(() => {
    const step = nextStep(keptFavourites.read(), personId, Date.now());
    if (step.kind === "forget") keptFavourites.write(NO_FAVOURITES);
    if (step.kind === "merge" && personId !== null) void bringIntoAccount(personId, step.numbers);
  }, [personId]);
  return null;
}

async function bringIntoAccount(personId: string, brought: readonly number[]): Promise<void> {
  const numbers = await tellAccount({ add: brought });
  // Another time: what is kept stays kept.
  if (numbers === null) return;
  const { owner, numbers: kept } = keptFavourites.read();
  const since = owner === null ? kept.filter((number) => !brought.includes(number)) : [];
  const all = since.length > 0 ? ((await tellAccount({ add: since })) ?? numbers) : numbers;
  keptFavourites.write({ owner: personId, numbers: all, at: Date.now() });
}
