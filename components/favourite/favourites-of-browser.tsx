"use client";

import { Star } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { Button } from "#components/ui/button.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { paths } from "#lib/platform/paths.ts";
import { keptFavourites } from "./kept-favourites.ts";

/** Where the address names no favourites: goes on to the page of those that this browser keeps, or says that it keeps none. */
export function FavouritesOfBrowser() {
  const kept = keptFavourites.useValue();
  const router = useRouter();
  const address = kept && kept.numbers.length > 0 ? paths.favourites(kept.numbers) : null;
  useEffect(() => {
    if (address) router.replace(address);
  }, [address, router]);
  // Nothing before the browser was asked: without a script it never is.
  if (kept === null) return <div className="min-h-72" />;
  if (address) {
    return (
      <p role="status" className="min-h-72 py-12 text-center text-sm text-ink-muted">
        Looking for your favourites…
      </p>
    );
  }
  return <NoFavourites />;
}

/** Nothing is starred. */
export function NoFavourites() {
  return (
    <EmptyState
      icon={<Star />}
      title="No favourites yet"
      action={
        <Button href={paths.appliances()} variant="primary">
          Look through the catalogue
        </Button>
      }
    >
      Press the star on an appliance, and you find it here again.
    </EmptyState>
  );
}
