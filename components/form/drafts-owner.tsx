"use client";

import { createContext, type ReactNode, useContext, useEffect } from "react";
import { endDrafts, tidyDrafts } from "./kept-draft.ts";

const Owner = createContext<string | null>(null);

/** Around every page: whose browser this is at the moment. Nothing is kept for somebody who is not signed in. */
export function DraftsOwner({ personId, children }: { personId: string | null; children: ReactNode }) {
  useEffect(() => {
    // Nobody: their session may have run out, and what they typed waits for them.
    if (personId !== null) withStore((store) => tidyDrafts(store, personId, Date.now()));
  }, [personId]);
  return <Owner.Provider value={personId}>{children}</Owner.Provider>;
}

/** Identifier of the person who types; null: nobody is signed in. */
export function useDraftsOwner(): string | null {
  return useContext(Owner);
}

/** On the page that says that one is signed out: nothing that was typed stays on this machine. */
export function ForgetDrafts() {
  useEffect(forgetDrafts, []);
  return null;
}

/** Nothing that was typed stays on this machine. */
export function forgetDrafts(): void {
  withStore((store) => endDrafts(store, Date.now()));
}

/**
 * Does something with the browser's storage; null where it has none for us, or no room left. Keeping drafts is a comfort
 * whose absence must stop nobody.
 */
export function withStore<Result>(use: (store: Storage) => Result): Result | null {
  try {
    return use(window.localStorage);
  } catch {
    return null;
  }
}
