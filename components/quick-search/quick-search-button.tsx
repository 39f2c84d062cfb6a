"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { KeyCap } from "../ui/key-cap.tsx";

/** Not part of the pages' own scripts: it comes when somebody is about to use it. */
const loadDialog = () => import("./quick-search-dialog.tsx");
const QuickSearchDialog = lazy(() => loadDialog().then((module) => ({ default: module.QuickSearchDialog })));

/** Opens the quick search, as Ctrl-K (Command-K) does anywhere. */
export function QuickSearchButton({ className }: { className?: string }) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey)) return;
      if (event.shiftKey || event.altKey) return;
      event.preventDefault();
      setOpen((wasOpen) => !wasOpen);
    };
    window.addEventListener("keydown", open);
    return () => window.removeEventListener("keydown", open);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        title="Go anywhere by its name"
        onClick={() => setOpen(true)}
        onPointerEnter={loadDialog}
        onFocus={loadDialog}
        className={className}
      >
        <span className="sr-only">Go anywhere by its name: </span>
        <KeyCap>Ctrl K</KeyCap>
      </button>
      {isOpen && (
        <Suspense>
          <QuickSearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
