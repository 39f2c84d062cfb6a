"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { buttonLook } from "./button-look.ts";

type CopyButtonProps = {
  /** The text put on the clipboard. */
  value: string;
  /** Accessible name, e.g. "Copy checksum". */
  label?: string;
  /** Also show the word beside the icon. */
  withText?: boolean;
  className?: string;
};

type State = "idle" | "copied" | "failed";

const shownFor = 2000;

/** Copies a text and says so, to the eye and to screen readers. */
export function CopyButton({ value, label = "Copy", withText = false, className }: CopyButtonProps) {
  const [state, setState] = useState<State>("idle");

  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), shownFor);
    return () => clearTimeout(timer);
  }, [state]);

  async function copy() {
    try {
      await navigator.clipboard.writeText(value);
      setState("copied");
    } catch {
      // Refused, or the page did not come over a secure connection.
      setState("failed");
    }
  }

  const words = { idle: "Copy", copied: "Copied", failed: "Could not copy" }[state];
  return (
    <>
      <button
        type="button"
        onClick={copy}
        title={label}
        aria-label={label}
        className={buttonLook("quiet", "sm", { square: !withText, className })}
      >
        {state === "copied" ? <Check aria-hidden className="text-ok" /> : <Copy aria-hidden />}
        {withText && words}
      </button>
      <span role="status" className="sr-only">
        {state === "idle" ? "" : words}
      </span>
    </>
  );
}
