"use client";

import { useTheme } from "next-themes";
import { useId, useSyncExternalStore } from "react";

const CHOICES = [
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
  { value: "system", label: "As the system" },
] as const;

/** Chooses between light, dark and what the system prefers. */
export function ThemeChoice() {
  const { theme = "system", setTheme } = useTheme();
  // Only the browser knows what was chosen: until it has the page, nothing is marked.
  const isKnown = useSyncExternalStore(
    neverChanges,
    () => true,
    () => false,
  );
  const name = useId();
  return (
    <fieldset>
      <legend className="px-2.5 pt-1 pb-1.5 text-xs font-semibold text-ink-muted">Colour theme</legend>
      {CHOICES.map(({ value, label }) => (
        <label
          key={value}
          className="flex min-h-9 items-center gap-2.5 rounded-sm px-2.5 text-sm hover:bg-hover has-checked:font-semibold max-sm:min-h-11"
        >
          <input
            type="radio"
            name={name}
            value={value}
            checked={isKnown && theme === value}
            onChange={() => setTheme(value)}
            className="size-4 accent-accent"
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const neverChanges = () => () => undefined;
