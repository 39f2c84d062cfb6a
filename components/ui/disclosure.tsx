import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

type DisclosureProps = { summary: ReactNode; open?: boolean; children: ReactNode; className?: string };

/** Something to open and close, without scripts. */
export function Disclosure({ summary, open, children, className }: DisclosureProps) {
  return (
    <details open={open} className={joinClasses("group", className)}>
      <summary className="flex min-h-9 list-none items-center gap-2 rounded-sm text-sm font-semibold hover:text-link max-sm:min-h-11 [&::-webkit-details-marker]:hidden">
        <ChevronRight
          aria-hidden
          className="size-4 shrink-0 text-ink-muted transition-transform group-open:rotate-90 print:hidden"
        />
        {summary}
      </summary>
      <div className="pt-2 pl-6">{children}</div>
    </details>
  );
}
