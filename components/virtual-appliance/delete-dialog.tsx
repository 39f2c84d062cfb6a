"use client";

import { type ReactElement, useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { TextInput } from "#components/ui/text-input.tsx";

type DeleteDialogProps = {
  trigger: ReactElement;
  slug: string;
  name: string;
  remove: (form: FormData) => Promise<{ error?: string }>;
};

/** Asks for the name before an appliance is deleted; the service compares it once more. */
export function DeleteDialog({ trigger, slug, name, remove }: DeleteDialogProps) {
  const [typed, setTyped] = useState("");
  return (
    <ConfirmDialog
      trigger={trigger}
      title={`Delete ${name}?`}
      description="Its entry, its people and its working version are gone for good. This cannot be undone."
      confirmLabel="Delete for good"
      tone="danger"
      action={remove}
      fields={{ slug }}
    >
      <Field required label={<>Type “{name}” to confirm</>}>
        {(control) => (
          <TextInput
            {...control}
            name="confirmation"
            autoComplete="off"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
