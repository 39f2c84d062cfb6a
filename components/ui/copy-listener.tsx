"use client";

import { useEffect, useState } from "react";

const SHOWN_FOR_MS = 2000;

/** Does the work of every copy button of the page, and tells screen readers what it came to. One per page, in the layout. */
export function CopyListener() {
  const [words, setWords] = useState("");
  useEffect(() => {
    async function listen({ target }: MouseEvent) {
      const button = target instanceof Element ? target.closest<HTMLElement>("button[data-copy]") : null;
      if (!button) return;
      const done = await copy(button.dataset.copy ?? "");
      button.dataset.copied = done ? "yes" : "no";
      setWords(done ? "Copied" : "Could not copy");
      setTimeout(() => {
        delete button.dataset.copied;
        setWords("");
      }, SHOWN_FOR_MS);
    }
    document.addEventListener("click", listen);
    return () => document.removeEventListener("click", listen);
  }, []);
  return (
    <span role="status" className="sr-only">
      {words}
    </span>
  );
}

/** False when the browser refuses, or the page did not come over a secure connection. */
async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
