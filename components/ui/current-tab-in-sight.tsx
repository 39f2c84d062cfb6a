"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { joinClasses } from "./join-classes.ts";

type CurrentTabInSightProps = {
  /** Of the page; the current tab is another one when it changes. */
  path: string;
  /** A TabsNav. */
  children: ReactNode;
  className?: string;
};

/** Around tabs that may be wider than the screen: scrolls them sideways until the current one can be seen. */
export function CurrentTabInSight({ path, children, className }: CurrentTabInSightProps) {
  const place = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another current tab
  useEffect(() => bringIntoView(place.current?.querySelector("[aria-current]")), [path]);
  return (
    <div ref={place} className={joinClasses("min-w-0", className)}>
      {children}
    </div>
  );
}

/** Sideways only: `scrollIntoView` would move the whole page too. */
function bringIntoView(tab: Element | null | undefined): void {
  const list = tab?.closest("ul");
  if (!tab || !list) return;
  const [one, all] = [tab.getBoundingClientRect(), list.getBoundingClientRect()];
  list.scrollLeft += one.left - all.left - (all.width - one.width) / 2;
}
