"use client";

import { ThemeProvider as NextThemes } from "next-themes";
import type { ReactNode } from "react";

type ThemeProviderProps = {
  /** The nonce of a content security policy, for the small script that sets the theme before the first paint. */
  nonce?: string | undefined;
  children: ReactNode;
};

/** Puts "light" or "dark" on the html element: the reader's choice, or else what the system prefers. */
export function ThemeProvider({ nonce, children }: ThemeProviderProps) {
  return (
    <NextThemes
      attribute="class"
      defaultTheme="system"
      enableSystem
      disableTransitionOnChange
      {...(nonce === undefined ? {} : { nonce })}
    >
      {children}
    </NextThemes>
  );
}
