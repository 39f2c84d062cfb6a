"use client";

import type { ReactNode } from "react";

type PopoverProps = {
  /** The button that opens it names this as its `popoverTarget`. */
  id: string;
  /** Names what it holds. */
  label: string;
  className: string;
  children: ReactNode;
};

/** The browser's own popover: opened by a button, without scripts too, closed by Escape, by a press elsewhere, or by following a link in it. */
export function Popover({ id, label, className, children }: PopoverProps) {
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a link that is followed by its keys is clicked too
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for controls of a form
    <div
      id={id}
      popover="auto"
      role="group"
      aria-label={label}
      className={className}
      onClick={({ target, currentTarget }) => {
        if (target instanceof Element && target.closest("a")) currentTarget.hidePopover();
      }}
    >
      {children}
    </div>
  );
}
