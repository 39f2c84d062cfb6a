"use client";

import { useTheme } from "next-themes";
import { Toaster as Sonner } from "sonner";
import { toneIcons } from "./tone.tsx";

/** Where `toast()` of sonner appears: one per page, in the layout. Toasts repeat what the page shows anyway. */
export function Toaster() {
  const { resolvedTheme } = useTheme();
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
