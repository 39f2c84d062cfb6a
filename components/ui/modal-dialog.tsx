"use client";

import { type ReactNode, type RefObject, useLayoutEffect, useRef } from "react";
import { createPortal } from "react-dom";
import { dialogShade } from "./dialog-look.ts";
import { joinClasses } from "./join-classes.ts";

type ModalDialogProps = {
  role?: "dialog" | "alertdialog";
  /** Identifiers of the elements that name and describe it. */
  labelledBy: string;
  describedBy?: string | undefined;
  className: string;
  /** Escape was pressed, or something beside it where that closes it. */
  onClose: () => void;
  closesBeside?: boolean;
  /** Has the focus first; else whatever comes first. */
  firstFocus?: RefObject<HTMLElement | null>;
  children: ReactNode;
};

/**
 * The browser's own modal dialog, open as long as it is drawn: what is behind cannot be reached, Escape closes it, and the
 * focus goes back to where it was.
 */
export function ModalDialog(props: ModalDialogProps) {
  const {
    role,
    labelledBy,
    describedBy,
    className,
    onClose,
    closesBeside = false,
    firstFocus,
    children,
  } = props;
  const place = useRef<HTMLDialogElement>(null);
  const wasPressedBeside = useRef(false);
  useLayoutEffect(() => {
    const dialog = place.current;
    keepWidthOfPage();
    dialog?.showModal();
    firstFocus?.current?.focus();
    // An open dialog that is only taken away keeps the focus from going back.
    return () => dialog?.close();
  }, [firstFocus]);
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key for it is Escape
    <dialog
      ref={place}
      role={role}
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
      className={joinClasses(dialogShade, className)}
      // Also told when a dialog inside of it has closed.
      onClose={({ currentTarget }) => {
        if (!currentTarget.open) onClose();
      }}
      // The dialog is pressed itself only where nothing in it is; a press that began in it may end there without meaning it.
      onPointerDown={({ target, currentTarget }) => {
        wasPressedBeside.current = target === currentTarget;
      }}
      onClick={({ target, currentTarget }) => {
        if (closesBeside && wasPressedBeside.current && target === currentTarget) onClose();
      }}
    >
      {children}
    </dialog>,
    document.body,
  );
}

/** The page behind a dialog does not scroll (app/globals.css): without its scroll bar it must not become wider. */
function keepWidthOfPage(): void {
  const page = document.documentElement;
  if (document.querySelector("dialog:modal")) return;
  page.style.setProperty("--scrollbar-width", `${window.innerWidth - page.clientWidth}px`);
}
