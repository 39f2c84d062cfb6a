"use client";

import { useTheme } from "next-themes";
import { useEffect } from "react";
import { Toaster as Sonner } from "sonner";
import { toneIcons } from "./tone.tsx";

/** Where toasts appear; `onOpen` is called when they can. Loaded by toaster.tsx with the first of them. */
export function ToastArea({ onOpen }: { onOpen: () => void }) {
  const { resolvedTheme } = useTheme();
  // Sonner's own effect, which listens for toasts, has run before this one.
  useEffect(onOpen, [onOpen]);
  return (
    <Sonner
      theme={resolvedTheme === "dark" ? "dark" : "light"}
      position="bottom-right"
      closeButton
      icons={{
        success: toneIcons.ok,
        error: toneIcons.danger,
        warning: toneIcons.warn,
        info: toneIcons.info,
      }}
      toastOptions={{
        classNames: {
          toast: "font-sans! gap-2.5! rounded-lg! border-line! bg-raised! text-ink! shadow-lg!",
          description: "text-ink-muted!",
          success: "[&_[data-icon]]:text-ok",
          error: "[&_[data-icon]]:text-danger",
          warning: "[&_[data-icon]]:text-warn",
          info: "[&_[data-icon]]:text-info",
          closeButton: "size-6! border-line! bg-raised! text-ink-muted!",
        },
      }}
    />
  );
}
