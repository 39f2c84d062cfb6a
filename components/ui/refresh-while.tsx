"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useTransition } from "react";

type RefreshWhileProps = {
  /** Something on the page is still under way. */
  active: boolean;
  /** Milliseconds between two looks. */
  everyMs?: number;
};

/** Asks the server for the page again and again while something is under way; shows nothing itself. */
export function RefreshWhile({ active, everyMs = 1000 }: RefreshWhileProps) {
  const router = useRouter();
  const [waiting, startTransition] = useTransition();
  // A server that is slower than the pace must not get a queue of questions to answer.
  const unanswered = useRef(waiting);
  unanswered.current = waiting;
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      // A page in the background catches up when it is looked at again.
      if (unanswered.current || document.visibilityState !== "visible") return;
      startTransition(() => router.refresh());
    }, everyMs);
    return () => clearInterval(timer);
  }, [active, everyMs, router]);
  return null;
}
