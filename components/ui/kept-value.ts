"use client";

import { useSyncExternalStore } from "react";

/** A value that this browser keeps, the same in all its tabs. */
export type KeptValue<Value> = {
  /** As it is now; null while the server draws the page and until it is known. */
  useValue: () => Value | null;
  read: () => Value;
  write: (next: Value) => void;
};

/**
 * A value in the browser's storage. Where there is none for us (private windows, no room left), it is kept as long as the
 * page.
 *
 * @param key in the storage
 * @param parse makes a value of whatever stands there, however odd; gets null when nothing does
 */
export function createKeptValue<Value>(key: string, parse: (stored: unknown) => Value): KeptValue<Value> {
  const listeners = new Set<() => void>();
  let known: { text: string | null; value: Value } | null = null;
  let unstored: string | null = null;

  const readText = (): string | null => {
    try {
      return window.localStorage.getItem(key) ?? unstored;
    } catch {
      return unstored;
    }
  };

  const read = (): Value => {
    const text = readText();
    if (known && known.text === text) return known.value;
    known = { text, value: parse(parseJson(text)) };
    return known.value;
  };

  const write = (next: Value): void => {
    const text = JSON.stringify(next);
    try {
      window.localStorage.setItem(key, text);
      unstored = null;
    } catch {
      unstored = text;
    }
    for (const listener of listeners) listener();
  };

  const subscribe = (listener: () => void) => {
    const onStorage = (event: StorageEvent) => {
      if (event.key === key || event.key === null) listener();
    };
    listeners.add(listener);
    window.addEventListener("storage", onStorage);
    return () => {
      listeners.delete(listener);
      window.removeEventListener("storage", onStorage);
    };
  };

  return {
    useValue: () => useSyncExternalStore(subscribe, read, () => null),
    read,
    write,
  };
}

function parseJson(text: string | null): unknown {
  if (text === null) return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
