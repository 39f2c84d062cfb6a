import Link from "next/link";
import type { ReactNode } from "react";
import { joinClasses } from "./join-classes.ts";

export type TabLink = { href: string; label: ReactNode; current?: boolean; count?: number | undefined };

/** Sections of one thing, each with its own address: links that look like tabs, scrolling sideways on phones. */
export function TabsNav({
  label,
  items,
  className,
}: {
  label: string;
  items: readonly TabLink[];
  className?: string;
}) {
  return (
    <nav aria-label={label} className={joinClasses("w-full min-w-0", className)}>
      <ul className="-mb-px flex gap-1 scroll-inside border-b border-line [scrollbar-width:none]">
        {items.map((item) => (
          <li key={item.href} className="shrink-0">
            <Link
              href={item.href}
              aria-current={item.current ? "page" : undefined}
              className="flex h-11 items-center gap-2 border-b-2 border-transparent px-3 text-sm font-medium text-ink-muted -outline-offset-2 transition-colors hover:border-line-strong hover:text-ink aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-ink"
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-full bg-sunken px-1.5 text-xs text-ink-muted font-figures">
                  {item.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
