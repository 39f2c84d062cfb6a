"use client";

import { type ComponentProps, useState } from "react";
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

/** A confirmation to which a few words may be added; they survive a refusal, and closing the dialog. */
export function DialogWithWords({ name, label, hint, ...dialog }: DialogWithWordsProps) {
  const [words, setWords] = useState("");
  return (
    <ConfirmDialog {...dialog}>
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
