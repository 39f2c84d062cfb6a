"use client";

import { useRouter } from "next/navigation";
import { Button } from "#components/ui/button.tsx";
import { paths } from "#lib/platform/paths.ts";
import { keptFavourites } from "./kept-favourites.ts";

/** Takes the numbers of appliances that are gone off what this browser keeps. */
export function ForgetGone({ gone }: { gone: readonly number[] }) {
  const router = useRouter();
  const forget = () => {
    const kept = keptFavourites.read();
    const numbers = kept.numbers.filter((number) => !gone.includes(number));
    keptFavourites.write({ ...kept, numbers });
    router.replace(paths.favourites(numbers));
  };
  return (
    <Button size="sm" onClick={forget}>
      Forget them
    </Button>
  );
}
