import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import { Button } from "./button.tsx";
import { joinClasses } from "./join-classes.ts";

type PaginationProps = {
  /** Names the navigation, e.g. "Pages of results". */
  label: string;
  previousHref?: string | undefined;
  nextHref?: string | undefined;
  /** Where we are, e.g. "21–40 of 132". */
  summary?: ReactNode;
  className?: string;
};

/** Links to the page before and the page after; nothing at all when there is only one page and no summary. */
export function Pagination({ label, previousHref, nextHref, summary, className }: PaginationProps) {
  if (!previousHref && !nextHref && !summary) return null;
  return (
    <nav
      aria-label={label}
      className={joinClasses("flex flex-wrap items-center justify-between gap-3", className)}
    >
      <p className="text-sm text-ink-muted font-figures">{summary}</p>
      <div className="flex gap-2">
        {previousHref && (
          <Button href={previousHref} rel="prev" icon={<ArrowLeft aria-hidden />}>
            Previous
          </Button>
        )}
        {nextHref && (
          <Button href={nextHref} rel="next">
            Next
            <ArrowRight aria-hidden />
          </Button>
        )}
      </div>
    </nav>
  );
}
