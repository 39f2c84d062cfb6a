/** What the server finds while somebody types into the quick search. */
"use client";

import { useEffect, useState } from "react";
import { paths } from "#lib/platform/paths.ts";

/** As the server answers: see lib/quick-search/queries.ts. */
export type QuickHitGroup = { title: string; hits: { href: string; label: string; detail: string }[] };

/** `pending` while what is shown belongs to a text typed before. */
export type QuickHits = { groups: readonly QuickHitGroup[]; standing: "pending" | "found" | "failed" };

/** Long enough to not ask for every letter, short enough to seem at once. */
const PAUSE_MS = 120;

/** Asks for the hits of `text`; what was found before stays until then. */
export function useQuickHits(text: string): QuickHits {
  const [answer, setAnswer] = useState<(QuickHits & { text: string }) | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () =>
        ask(text, stop.signal).then(
          (hits) => setAnswer({ ...hits, text }),
          () => undefined,
        ),
      PAUSE_MS,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [text]);
  return answer?.text === text ? answer : { groups: answer?.groups ?? [], standing: "pending" };
}

/** @throws only when it was stopped */
async function ask(text: string, signal: AbortSignal): Promise<QuickHits> {
  try {
    const response = await fetch(paths.quickSearch(text), { signal });
    if (!response.ok) return { groups: [], standing: "failed" };
    const { groups } = (await response.json()) as { groups: QuickHitGroup[] };
    return { groups, standing: "found" };
  } catch (error) {
    if (signal.aborted) throw error;
    return { groups: [], standing: "failed" };
  }
}
