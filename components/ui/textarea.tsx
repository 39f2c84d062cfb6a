"use client";

import { type ComponentProps, useEffect, useLayoutEffect, useRef, useState } from "react";
import { controlLook } from "./control-look.ts";
import { joinClasses } from "./join-classes.ts";

type TextareaProps = ComponentProps<"textarea"> & { mono?: boolean };

/** A text of several lines; grows with its content where the browser can. */
export function Textarea({ mono = false, rows = 5, className, ...rest }: TextareaProps) {
  useTextBeforeHydration(rest.id);
  return (
    <textarea
      rows={rows}
      {...rest}
      className={joinClasses(
        controlLook,
        "by-default:min-h-24 resize-y py-2.5 read-only:bg-sunken leading-relaxed field-sizing-content",
        mono && "font-mono",
        className,
      )}
    />
  );
}

/**
 * When React takes over a page that the server has drawn, it sets the text of every textarea again, perhaps several times
 * over: what was typed or selected until then would be gone. Here that is kept from it, and announced as typed afterwards.
 */
function useTextBeforeHydration(id: string | undefined): void {
  const [drawn] = useState(() => shield(id));
  const wasTyped = useRef(false);

  useLayoutEffect(() => {
    if (drawn) wasTyped.current = unshield(drawn);
  }, [drawn]);

  // Who listens around it is ready only when the whole page is.
  useEffect(() => {
    if (wasTyped.current) drawn?.dispatchEvent(new Event("input", { bubbles: true }));
  }, [drawn]);
}

/**
 * Hides from React what it looks at before it sets the text: it then finds nothing to set.
 *
 * @returns the textarea that the server has drawn; null when there is none, and the browser makes one
 */
function shield(id: string | undefined): HTMLTextAreaElement | null {
  if (typeof document === "undefined" || id === undefined) return null;
  const textarea = document.getElementById(id);
  if (!(textarea instanceof HTMLTextAreaElement)) return null;
  Object.defineProperties(textarea, {
    defaultValue: { configurable: true, set: () => undefined },
    textContent: { configurable: true, get: () => null },
  });
  return textarea;
}

/** @returns whether somebody has typed into it */
function unshield(textarea: HTMLTextAreaElement): boolean {
  for (const property of ["defaultValue", "textContent"] as const) Reflect.deleteProperty(textarea, property);
  return textarea.value !== textarea.defaultValue;
}
