import { X } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

type ChipLinkProps = {
  href: string;
  /** Chosen already; following the link takes it away, and a cross shows it. */
  active?: boolean;
  count?: number | undefined;
  children: ReactNode;
};

/** A filter or a tag, as a link. */
export function ChipLink({ href, active = false, count, children }: ChipLinkProps) {
  return (
    <Link
      href={href}
      className={joinClasses(
        "inline-flex h-8 items-center gap-1.5 rounded-full border px-3 text-sm transition-colors max-sm:h-11",
        active
          ? "border-primary bg-primary-soft font-semibold text-ink"
          : "border-line-strong bg-surface text-ink-muted hover:border-control hover:text-ink",
      )}
    >
      {active && <span className="sr-only">Remove filter: </span>}
      {children}
      {count !== undefined && <span className="text-xs text-ink-muted font-figures">{count}</span>}
      {active && <X aria-hidden className="size-3.5" />}
    </Link>
  );
}
