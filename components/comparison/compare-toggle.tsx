"use client";

import { Check, GitCompare } from "lucide-react";
import { buttonLook } from "#components/ui/button-look.ts";
import { joinClasses } from "#components/ui/join-classes.ts";
import { toast } from "#components/ui/toast.ts";
import { type ChosenAppliance, MOST_COMPARED, toggleChosen } from "./chosen-appliances.ts";
import { keptComparison } from "./kept-comparison.ts";

type CompareToggleProps = {
  appliance: ChosenAppliance;
  /** `icon`: a small square, for cards. */
  look?: "button" | "icon";
};

/** Puts an appliance beside others, or takes it away again; the tray at the bottom leads to the comparison. */
export function CompareToggle({ appliance: { slug, name }, look = "button" }: CompareToggleProps) {
  const chosen = keptComparison.useValue();
  const isChosen = chosen?.some((other) => other.slug === slug) ?? false;
  const toggle = () => {
    const before = keptComparison.read();
    const after = toggleChosen(before, { slug, name });
    if (after.length === before.length) {
      toast.info(`${MOST_COMPARED} appliances can be compared at a time. Take one out first.`);
    }
    keptComparison.write(after);
  };
  const isIcon = look === "icon";
  return (
    <button
      type="button"
      aria-pressed={isChosen}
      aria-label={`Compare ${name}`}
      title={isChosen ? "Take it out of the comparison" : "Compare it with others"}
      onClick={toggle}
      className={buttonLook(isIcon ? "quiet" : "secondary", isIcon ? "sm" : "md", {
        square: isIcon,
        // Its place is there from the start; what it says is not known before the browser was asked.
        className: joinClasses(
          isIcon && "relative",
          chosen === null && "invisible",
          isChosen && "border-primary bg-primary-soft text-primary",
        ),
      })}
    >
      {isChosen ? <Check aria-hidden /> : <GitCompare aria-hidden />}
      {!isIcon && "Compare"}
    </button>
  );
}
