import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

type StatProps = {
  label: ReactNode;
  value: ReactNode;
  /** A few words under the number: unit, change, period. */
  note?: ReactNode;
  className?: string;
};

/** One figure with its name. Put several into StatRow. */
export function Stat({ label, value, note, className }: StatProps) {
  return (
    <div className={joinClasses("flex flex-col gap-1", className)}>
      <dt className="text-sm text-ink-muted">{label}</dt>
      <dd className="text-2xl leading-none font-semibold tracking-tight font-figures">{value}</dd>
      {note && <dd className="text-xs text-ink-faint">{note}</dd>}
    </div>
  );
}

/** A row of figures, divided by fine lines. */
export function StatRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <dl
      className={joinClasses(
        "grid grid-cols-2 gap-px overflow-clip rounded-lg border border-line bg-line *:bg-surface *:p-4 max-sm:*:last:odd:col-span-2 sm:grid-flow-col sm:auto-cols-fr sm:grid-cols-none sm:*:p-5",
        className,
      )}
    >
      {children}
    </dl>
  );
}
