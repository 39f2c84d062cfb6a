"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

type RefreshWhileProps = {
  /** Something on the page is still under way. */
  active: boolean;
  /** Milliseconds between two looks. */
  everyMs?: number;
};

/** Asks the server for the page again and again while something is under way; shows nothing itself. */
export function RefreshWhile({ active, everyMs = 1000 }: RefreshWhileProps) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      // A page in the background catches up when it is looked at again.
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [active, everyMs, router]);
  return null;
}
