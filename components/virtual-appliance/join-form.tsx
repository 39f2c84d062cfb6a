"use client";

import type { ReactNode } from "react";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { MESSAGE_LENGTH } from "#lib/virtual-appliance/invitation.ts";

type JoinFormProps = {
  slug: string;
  /** Who reads the message. */
  reader: string;
  ask: (state: FormState, form: FormData) => Promise<FormState>;
  /** A second button beside the first. */
  secondary?: ReactNode;
};

/** The message with which somebody asks to maintain an appliance. */
export function JoinForm({ slug, reader, ask, secondary }: JoinFormProps) {
  const kept = useKeptForm(ask, { form: "join", thing: slug, initial: { message: "" } });
  const { state, values } = kept;
  return (
    <KeptForm kept={kept} className="grid gap-5">
      <FormProblems state={state} title="Your request was not sent" />
      <input type="hidden" name="slug" value={slug} />
      <Field
        label="Message"
        required
        error={state.fieldErrors.message}
        description={`What you would like to do for the appliance. ${reader} reads it, with your name and affiliation.`}
      >
        {(control) => (
          <Textarea
            {...control}
            name="message"
            rows={6}
            maxLength={MESSAGE_LENGTH.max}
            defaultValue={values.message}
          />
        )}
      </Field>
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton pendingLabel="Sending…">Send the request</SubmitButton>
        {secondary}
      </div>
    </KeptForm>
  );
}
