"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { CurrentTabInSight } from "../ui/current-tab-in-sight.tsx";
import { TabsNav } from "../ui/tabs-nav.tsx";
import { administrationGroups, isCurrent } from "./administration-links.ts";

/** The way about the administration: a column on wide screens, a row that scrolls sideways on narrow ones. */
export function AdministrationNav() {
  const path = usePathname();
  return (
    <>
      <CurrentTabInSight path={path} className="lg:hidden">
        <TabsNav
          label="Administration"
          items={administrationGroups
            .flatMap(({ links }) => links)
            .map((link) => ({ ...link, current: isCurrent(path, link.href) }))}
        />
      </CurrentTabInSight>
      <nav aria-label="Administration" className="sticky top-6 hidden self-start lg:grid lg:gap-5">
        {administrationGroups.map((group) => (
          <div key={group.title}>
            <p aria-hidden className="px-3 pb-1 text-xs font-semibold text-ink-faint">
              {group.title}
            </p>
            <ul aria-label={group.title} className="grid gap-px">
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
          </div>
        ))}
      </nav>
    </>
  );
}
