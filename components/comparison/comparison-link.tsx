"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { Button } from "#components/ui/button.tsx";
import { buttonLook } from "#components/ui/button-look.ts";
import { type ChosenAppliance, toggleChosen } from "./chosen-appliances.ts";
import { keptComparison } from "./kept-comparison.ts";

type ComparisonLinkProps = {
  /** The comparison with, or without it. */
  href: string;
  appliance: ChosenAppliance;
};

/** Takes a column out of the comparison, also where the browser keeps what was chosen. */
export function RemoveFromComparison({ href, appliance }: ComparisonLinkProps) {
  const forget = () =>
    keptComparison.write(keptComparison.read().filter(({ slug }) => slug !== appliance.slug));
  return (
    <Link
      href={href}
      scroll={false}
      onClick={forget}
      aria-label={`Take ${appliance.name} out of the comparison`}
      title="Take it out"
      className={buttonLook("quiet", "sm", { square: true })}
    >
      <X aria-hidden />
    </Link>
  );
}

/** Adds a column, likewise. */
export function AddToComparison({ href, appliance }: ComparisonLinkProps) {
  const remember = () => {
    const chosen = keptComparison.read();
    const isKnown = chosen.some(({ slug }) => slug === appliance.slug);
    if (!isKnown) keptComparison.write(toggleChosen(chosen, appliance));
  };
  return (
    <Button href={href} size="sm" onClick={remember} aria-label={`Add ${appliance.name} to the comparison`}>
      Add
    </Button>
  );
}
