"use client";

import { Children, type ComponentProps, cloneElement, isValidElement, type ReactElement } from "react";

type DialogTriggerProps = {
  trigger: ReactElement;
  isOpen: boolean;
  open: () => void;
  /** Somebody is about to press it. */
  prepare?: () => void;
};

/** The button that opens a dialog. */
export function DialogTrigger({ trigger, isOpen, open, prepare }: DialogTriggerProps) {
  // What the server has drawn comes in its own time; `map` waits for it.
  return Children.map(
    trigger,
    (button) =>
      isValidElement<ComponentProps<"button">>(button) &&
      cloneElement(button, {
        "aria-haspopup": "dialog",
        "aria-expanded": isOpen,
        onPointerEnter: prepare,
        onFocus: prepare,
        onClick: ({ currentTarget }) => {
          // Not every browser does this by itself, and it is where the focus goes back to.
          currentTarget.focus();
          open();
        },
      }),
  );
}
