"use client";

import { type ReactElement, type ReactNode, useId, useRef, useState } from "react";
import { Button } from "./button.tsx";
import { dialogButtons, dialogSurface } from "./dialog-look.ts";
import { Field } from "./field.tsx";
import { joinClasses } from "./join-classes.ts";
import { ModalDialog } from "./modal-dialog.tsx";
import { Notice } from "./notice.tsx";
import { SubmitButton } from "./submit-button.tsx";
import { TextInput } from "./text-input.tsx";

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

/** What confirm-dialog.tsx opens. */
export function OpenConfirmDialog(props: ConfirmDialogProps & { close: () => void }) {
  const { action, fields = {}, tone = "primary", typeToConfirm, close } = props;
  const [error, setError] = useState<string>();
  const [typed, setTyped] = useState("");
  const blocked = typeToConfirm !== undefined && typed !== typeToConfirm;
  const id = useId();
  const cancel = useRef<HTMLButtonElement>(null);

  async function confirm(form: FormData) {
    setError(undefined);
    const outcome = await action(form);
    if (outcome && "error" in outcome && outcome.error) setError(outcome.error);
    else close();
  }

  return (
    <ModalDialog
      role="alertdialog"
      labelledBy={`${id}-title`}
      describedBy={`${id}-description`}
      className={joinClasses(dialogSurface, "sm:max-w-lg")}
      onClose={close}
      firstFocus={cancel}
    >
      <form action={confirm} className="flex min-h-0 flex-col">
        {Object.entries(fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <div className="grid min-h-0 gap-4 overflow-y-auto p-5 sm:p-6">
          <div>
            <h2 id={`${id}-title`} className="text-lg font-semibold">
              {props.title}
            </h2>
            <div id={`${id}-description`} className="mt-2 text-sm text-ink-muted">
              {props.description}
            </div>
          </div>
          {props.children}
          {typeToConfirm !== undefined && (
            <Field id={`${id}-typed`} required label={<>Type “{typeToConfirm}” to confirm</>}>
              {(control) => (
                <TextInput
                  {...control}
                  mono
                  autoComplete="off"
                  value={typed}
                  onChange={(event) => setTyped(event.target.value)}
                />
              )}
            </Field>
          )}
          {error && (
            <Notice tone="danger" title="That did not work" live="assertive">
              {error}
            </Notice>
          )}
        </div>
        <div className={dialogButtons}>
          <Button ref={cancel} onClick={close}>
            {props.cancelLabel ?? "Cancel"}
          </Button>
          <SubmitButton variant={tone} disabled={blocked}>
            {props.confirmLabel}
          </SubmitButton>
        </div>
      </form>
    </ModalDialog>
  );
}
