import type { ReactNode } from "react";

/** A key of the keyboard, as it is called on it. */
export function KeyCap({ children }: { children: ReactNode }) {
  return (
    <kbd className="rounded-sm border border-line-strong bg-sunken px-1.5 py-0.5 font-mono text-[0.9em] text-ink">
      {children}
    </kbd>
  );
}
