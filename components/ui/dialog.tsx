"use client";

import { X } from "lucide-react";
import { type ReactElement, type ReactNode, useId, useState } from "react";
import { dialogButtons, dialogSurface } from "./dialog-look.ts";
import { DialogTrigger } from "./dialog-trigger.tsx";
import { IconButton } from "./icon-button.tsx";
import { joinClasses } from "./join-classes.ts";
import { ModalDialog } from "./modal-dialog.tsx";

type DialogProps = {
  /** The button that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement;
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons; one that submits a form whose `method` is "dialog" closes it. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

const widths = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" };

/** A dialog for more than a question: closed by its cross, by Escape, and by a press beside it. */
export function Dialog(props: DialogProps) {
  const [isOpen, setIsOpen] = useState(false);
  const { trigger, open = isOpen, onOpenChange: setOpen = setIsOpen } = props;
  return (
    <>
      {trigger && <DialogTrigger trigger={trigger} isOpen={open} open={() => setOpen(true)} />}
      {open && <OpenDialog {...props} close={() => setOpen(false)} />}
    </>
  );
}

function OpenDialog({
  title,
  description,
  children,
  footer,
  size = "md",
  close,
}: DialogProps & { close: () => void }) {
  const id = useId();
  return (
    <ModalDialog
      labelledBy={`${id}-title`}
      describedBy={description ? `${id}-description` : undefined}
      className={joinClasses(dialogSurface, widths[size])}
      onClose={close}
      closesBeside
    >
      <header className="flex items-start justify-between gap-4 px-5 pt-5 sm:px-6">
        <div className="min-w-0 pt-1.5">
          <h2 id={`${id}-title`} className="text-lg font-semibold">
            {title}
          </h2>
          {description && (
            <p id={`${id}-description`} className="mt-1 text-sm text-ink-muted">
              {description}
            </p>
          )}
        </div>
        <IconButton label="Close" icon={<X aria-hidden />} className="-mr-2" onClick={close} />
      </header>
      <div className="min-h-0 flex-1 overflow-y-auto px-5 py-5 sm:px-6">{children}</div>
      {footer && <footer className={dialogButtons}>{footer}</footer>}
    </ModalDialog>
  );
}
