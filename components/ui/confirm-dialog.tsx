"use client";

import { lazy, Suspense, useState } from "react";
import { DialogTrigger } from "./dialog-trigger.tsx";
import type { ConfirmDialogProps } from "./open-confirm-dialog.tsx";

/** Not part of the pages' own scripts: it comes when somebody is about to use it. */
const loadOpen = () => import("./open-confirm-dialog.tsx");
const OpenConfirmDialog = lazy(() => loadOpen().then((module) => ({ default: module.OpenConfirmDialog })));

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
