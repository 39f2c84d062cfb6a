"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

type SectionLinksProps = {
  links: readonly { href: string; label: string }[];
  /** Looks of the list and of each link. */
  className: string;
  linkClassName: string;
};

/** The main parts of the site; the present one is marked. */
export function SectionLinks({ links, className, linkClassName }: SectionLinksProps) {
  const path = usePathname();
  return (
    <ul className={className}>
      {links.map(({ href, label }) => (
        <li key={href}>
          <Link
            href={href}
            aria-current={path === href || path.startsWith(`${href}/`) ? "true" : undefined}
            className={linkClassName}
          >
            {label}
          </Link>
        </li>
      ))}
    </ul>
  );
}
