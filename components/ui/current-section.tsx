"use client";

import { useEffect } from "react";

/**
 * Marks the link to the section that is being read, in the navigation that it stands in: the last one whose beginning has
 * come into the upper third of the window. Shows nothing itself.
 */
export function CurrentSection({ ids }: { ids: readonly string[] }) {
  const joined = ids.join(" ");
  useEffect(() => {
    const sections = joined.split(" ").flatMap((id) => document.getElementById(id) ?? []);
    const seen = new Set<Element>();
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) seen.add(target);
          else seen.delete(target);
        }
        const current = sections.findLast((section) => seen.has(section));
        if (current) mark(current.id);
      },
      // A band near the upper edge of the window: the section that crosses it is the one that is read.
      { rootMargin: "-20% 0px -70% 0px" },
    );
    for (const section of sections) observer.observe(section);
    return () => observer.disconnect();
  }, [joined]);
  return null;
}

function mark(id: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a[href^="#"]')) {
    const isCurrent = link.hash === `#${id}`;
    if (isCurrent === link.hasAttribute("aria-current")) continue;
    if (!isCurrent) {
      link.removeAttribute("aria-current");
      continue;
    }
    link.setAttribute("aria-current", "location");
    const list = link.closest("ul");
    // Sideways only: `scrollIntoView` would move the page too.
    if (list) list.scrollLeft = link.offsetLeft - list.offsetLeft - (list.clientWidth - link.offsetWidth) / 2;
  }
}
