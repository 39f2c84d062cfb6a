"use client";

import { type ComponentProps, useState } from "react";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type BlockDialogProps = Pick<
  ComponentProps<typeof ConfirmDialog>,
  "trigger" | "title" | "description" | "action" | "fields"
>;

/** Asks for the reason of a block; it survives a refusal, and closing the dialog. */
export function BlockDialog(props: BlockDialogProps) {
  const [reason, setReason] = useState("");
  return (
    <ConfirmDialog {...props} confirmLabel="Block" tone="danger">
      <Field
        label="Reason"
        required
        description="For other administrators, and for the audit trail. The person does not see it."
      >
        {(control) => (
          <Textarea
            {...control}
            name="reason"
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
