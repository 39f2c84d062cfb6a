import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";
import { type Tone, toneIcons, toneSurfaces } from "./tone.tsx";

type BadgeProps = {
  tone?: Tone;
  /** An icon element; the tone's own when absent, none when null. */
  icon?: ReactNode;
  /** One or two words. */
  children: ReactNode;
  className?: string;
};

/** A short state or property: icon and word on a tinted ground. */
export function Badge({ tone = "neutral", icon, children, className }: BadgeProps) {
  return (
    <span
      className={joinClasses(
        "inline-flex items-baseline gap-1.5 rounded-sm border px-2 py-0.5 text-xs font-semibold whitespace-nowrap [&_svg]:size-3.5 [&_svg]:shrink-0 [&_svg]:self-center",
        toneSurfaces[tone],
        className,
      )}
    >
      {icon === undefined ? toneIcons[tone] : icon}
      {children}
    </span>
  );
}
