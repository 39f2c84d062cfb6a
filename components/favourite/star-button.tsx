"use client";

import { Star } from "lucide-react";
import { buttonLook } from "#components/ui/button-look.ts";
import { joinClasses } from "#components/ui/join-classes.ts";
import { toast } from "#components/ui/toast.ts";
import { MOST_FAVOURITES, star } from "#lib/favourite/favourite.ts";
import { keptFavourites, tellAccount } from "./kept-favourites.ts";

type StarButtonProps = {
  appliance: { number: number; name: string };
  /** `icon`: a small square, for cards. */
  look?: "button" | "icon";
};

/** Stars an appliance, or takes the star away. Needs no account; of whoever has one, the account is told. */
export function StarButton({ appliance: { number, name }, look = "button" }: StarButtonProps) {
  const kept = keptFavourites.useValue();
  const isStarred = kept?.numbers.includes(number) ?? false;
  const isIcon = look === "icon";
  return (
    <button
      type="button"
      aria-pressed={isStarred}
      aria-label={isIcon ? `Favourite ${name}` : undefined}
      title={isStarred ? "Take it off your favourites" : "Keep it among your favourites"}
      onClick={() => void toggle(number)}
      className={buttonLook(isIcon ? "quiet" : "secondary", isIcon ? "sm" : "md", {
        square: isIcon,
        // Its place is there from the start; whether it is starred is not known before the browser was asked.
        className: joinClasses(isIcon && "relative", kept === null && "invisible"),
      })}
    >
      <Star
        aria-hidden
        fill={isStarred ? "currentColor" : "none"}
        className={isStarred ? "text-accent" : undefined}
      />
      {!isIcon && "Favourite"}
    </button>
  );
}

async function toggle(number: number): Promise<void> {
  const before = keptFavourites.read();
  const after = star(before, number);
  if (after === before) {
    toast.info(`You have ${MOST_FAVOURITES} favourites, which is the most. Take one off first.`);
    return;
  }
  keptFavourites.write(after);
  if (before.owner === null) return;
  const isStarred = after.numbers.includes(number);
  const numbers = await tellAccount(isStarred ? { add: [number] } : { remove: [number] });
  // What was starred elsewhere meanwhile is in the answer; what could not be told is as it was.
  if (numbers) keptFavourites.write({ ...after, numbers, at: Date.now() });
  else {
    keptFavourites.write(star(keptFavourites.read(), number));
    toast.error("Your account could not be reached, so that was not kept. Try again in a minute.");
  }
}
