"use client";

import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from "react";
import { classNames } from "./class-names.ts";
import { controlLook } from "./control-look.ts";

type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

/** A text of several lines; grows with its content where the browser can. */
export function Textarea({ mono = false, rows = 5, className, ...rest }: TextareaProps) {
  useTextBeforeHydration(rest.id);
  return (
    <textarea
      rows={rows}
      {...rest}
      className={classNames(
        controlLook,
        "min-h-24 resize-y py-2.5 read-only:bg-sunken leading-relaxed field-sizing-content",
        mono && "font-mono",
        className,
      )}
    />
  );
}

/**
 * When React takes over a page that the server has drawn, it sets the text of every textarea again: what was typed or
 * selected until then would be gone. Here it is put back, and announced as typed.
 */
function useTextBeforeHydration(id: string | undefined): void {
  const [before] = useState(() => readTextarea(id));
  const wasTyped = useRef(false);

  useLayoutEffect(() => {
    const textarea = findTextarea(id);
    if (!textarea || !before) return;
    wasTyped.current = textarea.value !== before.text;
    if (wasTyped.current) textarea.value = before.text;
    if (before.selection) textarea.setSelectionRange(...before.selection);
  }, [id, before]);

  // Who listens around it is ready only when the whole page is.
  useEffect(() => {
    if (wasTyped.current) findTextarea(id)?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [id]);
}

type TypedText = { text: string; selection: [start: number, end: number] | null };

function readTextarea(id: string | undefined): TypedText | null {
  const textarea = findTextarea(id);
  if (!textarea) return null;
  const isActive = document.activeElement === textarea;
  return {
    text: textarea.value,
    selection: isActive ? [textarea.selectionStart, textarea.selectionEnd] : null,
  };
}

function findTextarea(id: string | undefined): HTMLTextAreaElement | null {
  if (typeof document === "undefined" || id === undefined) return null;
  const element = document.getElementById(id);
  return element instanceof HTMLTextAreaElement ? element : null;
}
