"use client";

import { type ComponentProps, useState } from "react";
import { toast } from "sonner";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type BlockDialogProps = Pick<
  ComponentProps<typeof ConfirmDialog>,
  "trigger" | "title" | "description" | "fields"
> & {
  action: (form: FormData) => Promise<{ error?: string }>;
  /** Said when it went well. */
  done: string;
};

/** Asks for the reason of a block; it survives a refusal, and closing the dialog. */
export function BlockDialog({ action, done, ...dialog }: BlockDialogProps) {
  const [reason, setReason] = useState("");
  async function block(form: FormData) {
    const outcome = await action(form);
    if (!outcome.error) toast.success(done);
    return outcome;
  }
  return (
    <ConfirmDialog {...dialog} action={block} confirmLabel="Block" tone="danger">
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
