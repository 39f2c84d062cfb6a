"use client";

import type { ComponentProps } from "react";
import { useKeptWords } from "#components/form/use-kept-words.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { toast } from "#components/ui/toast.ts";

type BlockDialogProps = Pick<
  ComponentProps<typeof ConfirmDialog>,
  "trigger" | "title" | "description" | "fields"
> & {
  action: (form: FormData) => Promise<{ error?: string }>;
  /** Said when it went well. */
  done: string;
};

/** Asks for the reason of a block; it is kept until it was sent. */
export function BlockDialog({ action, done, ...dialog }: BlockDialogProps) {
  const thing = Object.values(dialog.fields ?? {}).join("/");
  const kept = useKeptWords({ form: "block", thing }, block);
  async function block(form: FormData) {
    const outcome = await action(form);
    if (!outcome.error) toast.success(done);
    return outcome;
  }
  return (
    <ConfirmDialog {...dialog} action={kept.send} confirmLabel="Block" tone="danger">
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
            value={kept.words}
            onChange={(event) => kept.setWords(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
