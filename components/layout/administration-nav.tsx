"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useRef } from "react";
import { TabsNav } from "../ui/tabs-nav.tsx";
import { administrationGroups, isCurrent } from "./administration-links.ts";

/** The way about the administration: a column on wide screens, a row that scrolls sideways on narrow ones. */
export function AdministrationNav() {
  const path = usePathname();
  const tabs = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another current tab
  useEffect(() => bringIntoView(tabs.current?.querySelector("[aria-current]")), [path]);
  return (
    <>
      <div ref={tabs} className="min-w-0 lg:hidden">
        <TabsNav
          label="Administration"
          items={administrationGroups
            .flatMap(({ links }) => links)
            .map((link) => ({ ...link, current: isCurrent(path, link.href) }))}
        />
      </div>
      <nav aria-label="Administration" className="sticky top-6 hidden self-start lg:grid lg:gap-5">
        {administrationGroups.map((group) => (
          <section key={group.title} aria-label={group.title}>
            <p aria-hidden className="px-3 pb-1 text-xs font-semibold text-ink-faint">
              {group.title}
            </p>
            <ul className="grid gap-px">
              {group.links.map((link) => (
                <li key={link.href}>
                  <Link
                    href={link.href}
                    aria-current={isCurrent(path, link.href) ? "page" : undefined}
                    className="relative flex min-h-9 items-center rounded-sm px-3 text-sm font-medium text-ink-muted -outline-offset-2 transition-colors hover:bg-hover hover:text-ink aria-[current]:bg-hover aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:before:absolute aria-[current]:before:inset-y-2 aria-[current]:before:left-0 aria-[current]:before:w-[3px] aria-[current]:before:rounded-full aria-[current]:before:bg-accent"
                  >
                    {link.label}
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
    </>
  );
}

/** Sideways only: `scrollIntoView` would move the whole page too. */
function bringIntoView(tab: Element | null | undefined): void {
  const list = tab?.closest("ul");
  if (!tab || !list) return;
  const [one, all] = [tab.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollLeft += one.left - all.left - (all.width - one.width) / 2;
}
