"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { isWithin, primaryLinks } from "./primary-links.ts";

/** The main navigation of wide screens; the present section is marked. */
export function PrimaryNav() {
  const path = usePathname();
  return (
    <nav aria-label="Main" className="hidden lg:block">
      <ul className="flex items-stretch">
        {primaryLinks.map((link) => (
          <li key={link.href}>
            <Link
              href={link.href}
              aria-current={isWithin(path, link.href) ? "true" : undefined}
              className="relative flex h-16 items-center px-3.5 text-sm font-medium whitespace-nowrap text-ink-muted -outline-offset-4 transition-colors hover:text-ink aria-[current]:text-ink aria-[current]:after:absolute aria-[current]:after:inset-x-3.5 aria-[current]:after:bottom-0 aria-[current]:after:h-[3px] aria-[current]:after:rounded-t-sm aria-[current]:after:bg-accent"
            >
              {link.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
