import { type ReactNode, useId } from "react";
import { joinClasses } from "./join-classes.ts";

type ProgressProps = {
  /** What is progressing. */
  label: ReactNode;
  /** From 0 to `max`; null when nobody knows how far it is. */
  value: number | null;
  max?: number;
  /** The state in words, e.g. "312 MB of 612 MB"; a percentage when absent. */
  valueText?: string;
  tone?: "primary" | "ok" | "danger";
  className?: string;
};

const fills = { primary: "bg-primary", ok: "bg-ok-solid", danger: "bg-danger-solid" };

/** How far something is, in words and as a bar. */
export function Progress({ label, value, max = 100, valueText, tone = "primary", className }: ProgressProps) {
  const id = useId();
  const share = value === null ? null : Math.min(1, Math.max(0, max > 0 ? value / max : 0));
  const words = valueText ?? (share === null ? "Working…" : `${Math.floor(share * 100)} %`);
  return (
    <div className={joinClasses("grid gap-1.5", className)}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 text-sm">
        <span id={id} className="font-medium">
          {label}
        </span>
        <span className="text-ink-muted font-figures">{words}</span>
      </div>
      <div
        role="progressbar"
        aria-labelledby={id}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={share === null ? undefined : Math.floor(share * 100)}
        aria-valuetext={words}
        className="h-2 overflow-hidden rounded-full border border-line bg-sunken"
      >
        <div
          className={joinClasses(
            "h-full rounded-full transition-[width]",
            fills[tone],
            share === null && "w-1/3 animate-sweep",
          )}
          style={share === null ? undefined : { width: `${share * 100}%` }}
        />
      </div>
    </div>
  );
}
