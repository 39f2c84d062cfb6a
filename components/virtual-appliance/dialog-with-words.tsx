"use client";

import type { ComponentProps } from "react";
import { useKeptWords } from "#components/form/use-kept-words.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { MESSAGE_LENGTH } from "#lib/virtual-appliance/invitation.ts";

type DialogWithWordsProps = Omit<ComponentProps<typeof ConfirmDialog>, "children"> & {
  /** Name of the field that is sent. */
  name: string;
  label: string;
  /** Who will read it. */
  hint: string;
};

/** A confirmation to which a few words may be added; they are kept until they were sent. */
export function DialogWithWords({ name, label, hint, action, ...dialog }: DialogWithWordsProps) {
  const thing = Object.values(dialog.fields ?? {}).join("/");
  const { words, setWords, send } = useKeptWords({ form: `${dialog.confirmLabel}`, thing }, action);
  return (
    <ConfirmDialog {...dialog} action={send}>
      <Field label={label} description={hint}>
        {(control) => (
          <Textarea
            {...control}
            name={name}
            rows={3}
            maxLength={MESSAGE_LENGTH.max}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
