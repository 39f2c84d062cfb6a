"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useState } from "react";

/** Shorter waits are no waits: a bar that flashes would only disturb. */
const PATIENCE_MS = 250;
/** Whoever still waits then sees that the browser, or the way to us, gave up. */
const LONGEST_MS = 30_000;

/**
 * A bar along the top while the page that a link leads to is on its way. Pages come whole and in one piece, so that they
 * can be read without scripts: this says that one is coming, and moves nothing.
 */
export function NavigationProgress() {
  const here = `${usePathname()}?${useSearchParams()}`;
  const [since, setSince] = useState<string | null>(null);
  const isWaiting = since === here;

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const begin = (event: MouseEvent) => {
      if (!leadsElsewhere(event)) return;
      clearTimeout(timer);
      timer = setTimeout(() => {
        setSince(here);
        timer = setTimeout(() => setSince(null), LONGEST_MS);
      }, PATIENCE_MS);
    };
    document.addEventListener("click", begin);
    return () => {
      document.removeEventListener("click", begin);
      clearTimeout(timer);
    };
  }, [here]);

  return (
    <div role="status" className="pointer-events-none fixed inset-x-0 top-0 z-50">
      {isWaiting && (
        <div className="h-1 overflow-hidden bg-primary-soft">
          <span className="sr-only">The page is loading</span>
          <div aria-hidden className="h-full w-1/3 animate-sweep bg-accent" />
        </div>
      )}
    </div>
  );
}

/** Addresses that answer with a file: the page stays where it is. */
const FILES =
  /^\/(?:api|calendars|list|logos|store\/(?!person\/))|\.(?:atom|csv|ics|pem|crl|gz|list|json|xml)$/;

/** Did somebody follow a link, in this window, to another page of ours that the router goes to without loading all anew? */
function leadsElsewhere(event: MouseEvent): boolean {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return false;
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (!link?.href || (link.target && link.target !== "_self") || link.hasAttribute("download")) return false;
  const { origin, pathname, search } = new URL(link.href);
  const isHere = pathname === window.location.pathname && search === window.location.search;
  return origin === window.location.origin && !isHere && !FILES.test(pathname);
}
