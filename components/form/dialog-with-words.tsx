"use client";

import type { ComponentProps } from "react";
import { useKeptWords } from "#components/form/use-kept-words.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type DialogWithWordsProps = Omit<ComponentProps<typeof ConfirmDialog>, "children"> & {
  /** Name of the field that is sent. */
  name: string;
  label: string;
  /** Who will read it. */
  hint: string;
  /** Must something be written? */
  required?: boolean;
  /** What stands there already. */
  initial?: string;
  /** Characters that the words may have. */
  maxLength?: number;
};

/** A confirmation with a few words, or to which they may be added; they are kept until they were sent. */
export function DialogWithWords({
  name,
  label,
  hint,
  required = false,
  initial,
  maxLength = 1000,
  action,
  ...dialog
}: DialogWithWordsProps) {
  const thing = Object.values(dialog.fields ?? {}).join("/");
  const { words, setWords, send } = useKeptWords(
    { form: `${dialog.confirmLabel}`, thing, ...(initial === undefined ? {} : { initial }) },
    action,
  );
  return (
    <ConfirmDialog {...dialog} action={send}>
      <Field label={label} description={hint} required={required}>
        {(control) => (
          <Textarea
            {...control}
            name={name}
            rows={3}
            maxLength={maxLength}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
