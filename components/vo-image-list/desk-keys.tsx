"use client";

import type { KeyboardEvent, ReactNode } from "react";
import { KeyCap } from "../ui/key-cap.tsx";

/** What a letter presses in the row that has the focus: elements carry `data-desk-key`. */
const LETTERS = ["a", "u", "r", "n", "c"] as const;

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Keys of the desk's table. They work while something in a row has the focus, so that single letters never surprise
 * anybody (WCAG 2.2, 2.1.4): up and down go from appliance to appliance, letters press what the row offers, and a slash
 * goes to the search.
 */
export function DeskKeys({ children }: { children: ReactNode }) {
  function press(event: KeyboardEvent<HTMLElement>) {
    const { target, key } = event;
    if (!(target instanceof HTMLElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    // Fields and choices have keys of their own, and so has a dialog that was opened from a row.
    if (target.closest("input, textarea, select, [role=dialog]")) return;
    const row = target.closest("tbody tr");
    if (!row) return;
    const goal = goalOf(key, row);
    if (!goal) return;
    event.preventDefault();
    if (goal.kind === "focus") goal.element.focus();
    else goal.element.click();
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens for keys of the links and buttons inside.
    <div onKeyDown={press}>
      {children}
      <p className="border-t border-line px-5 py-3 text-xs text-ink-muted max-sm:hidden">
        Keys in the table: <KeyCap>J</KeyCap> <KeyCap>K</KeyCap> next and previous appliance,{" "}
        <KeyCap>A</KeyCap> add, <KeyCap>U</KeyCap> update, <KeyCap>R</KeyCap> remove, <KeyCap>C</KeyCap>{" "}
        choose images, <KeyCap>N</KeyCap> note, <KeyCap>/</KeyCap> search.
      </p>
    </div>
  );
}

type Goal = { kind: "focus" | "press"; element: HTMLElement };

function goalOf(key: string, row: Element): Goal | null {
  const step = STEPS[key];
  if (step) return focusing(rowBeside(row, step)?.querySelector<HTMLElement>("th a"));
  if (key === "/") return focusing(document.querySelector<HTMLElement>("main input[type=search]"));
  const letter = LETTERS.find((each) => each === key.toLowerCase());
  const element = letter && row.querySelector<HTMLElement>(`[data-desk-key=${letter}]`);
  return element ? { kind: "press", element } : null;
}

function rowBeside(row: Element, step: 1 | -1): Element | null {
  return step === 1 ? row.nextElementSibling : row.previousElementSibling;
}

function focusing(element: HTMLElement | null | undefined): Goal | null {
  return element ? { kind: "focus", element } : null;
}
