import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

export type Fact = { label: string; value: ReactNode; mono?: boolean };

type FactsProps = {
  items: readonly Fact[];
  /** Label beside the value, label above the value, or a grid of such pairs. */
  layout?: "rows" | "stacked" | "grid";
  className?: string;
};

const lists = {
  rows: "divide-y divide-line",
  stacked: "grid gap-4",
  grid: "grid grid-cols-[repeat(auto-fit,minmax(min(100%,9rem),1fr))] gap-x-6 gap-y-5",
};

/** Names and values, as a definition list. A value that is missing is shown as a dash, read out as "not given". */
export function Facts({ items, layout = "rows", className }: FactsProps) {
  return (
    <dl className={joinClasses("@container text-sm", lists[layout], className)}>
      {items.map((item) => (
        <div
          key={item.label}
          className={
            layout === "rows"
              ? "grid gap-x-4 gap-y-0.5 py-2.5 first:pt-0 last:pb-0 @sm:grid-cols-[10rem_1fr]"
              : "grid content-start gap-0.5"
          }
        >
          <dt className="text-ink-muted">{item.label}</dt>
          <dd
            className={joinClasses(
              "min-w-0 wrap-anywhere",
              item.mono && "font-mono text-[0.9em]",
              layout !== "rows" && "font-medium",
            )}
          >
            {item.value ?? <MissingValue />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function MissingValue() {
  return (
    <>
      <span aria-hidden className="text-ink-faint">
        –
      </span>
      <span className="sr-only">not given</span>
    </>
  );
}
