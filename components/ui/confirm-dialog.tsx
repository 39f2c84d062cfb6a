"use client";

import { lazy, type ReactElement, type ReactNode, Suspense, useState } from "react";
import { DialogTrigger } from "./dialog-trigger.tsx";

/** Not part of the pages' own scripts: it comes when somebody is about to use it. */
const loadOpen = () => import("./open-confirm-dialog.tsx");
const OpenConfirmDialog = lazy(() => loadOpen().then((module) => ({ default: module.OpenConfirmDialog })));

/** What a confirmed action may answer: nothing when it went well, or an error to show while the dialog stays open. */
export type ConfirmOutcome = { error?: string | undefined } | undefined;

export type ConfirmDialogProps = {
  /** The element that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  title: ReactNode;
  /** What will happen, in full sentences. */
  description: ReactNode;
  /** The verb on the button, e.g. "Delete". */
  confirmLabel: string;
  cancelLabel?: string;
  tone?: "primary" | "danger";
  /** Gets `fields` and whatever inputs are among the children; usually a server action. */
  action: ((form: FormData) => Promise<ConfirmOutcome>) | ((form: FormData) => Promise<void>);
  /** Hidden values sent along. */
  fields?: Readonly<Record<string, string>>;
  /** Must be typed before the button works; for what cannot be undone. */
  typeToConfirm?: string;
  children?: ReactNode;
};

/** Asks before doing. Cancel has the first focus; a failed action's error is shown in place. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { trigger, open = isOpen, onOpenChange: setOpen = setIsOpen } = props;
  return (
    <>
      {trigger && (
        <DialogTrigger trigger={trigger} isOpen={open} open={() => setOpen(true)} prepare={loadOpen} />
      )}
      {open && (
        <Suspense>
          <OpenConfirmDialog {...props} close={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
