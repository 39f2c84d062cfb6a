"use client";

import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { PROBLEM_LENGTH } from "#lib/problem-report/schema.ts";
import { reasonChoices } from "./reason-words.ts";

type ProblemFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  /** They are told by the address of their profile. */
  isSignedIn: boolean;
};

/** What is wrong, in which words, and where to say what became of it. */
export function ProblemForm({ action, slug, isSignedIn }: ProblemFormProps) {
  const initial = { reason: "", comment: "", email: "" };
  const kept = useKeptForm(action, { form: "problem", thing: slug, initial });
  const { state, values } = kept;
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-7">
      <FormProblems state={state} title="The report was not sent" />
      <input type="hidden" name="slug" value={slug} />
      <RadioCards
        legend="What is wrong?"
        name="reason"
        required
        columns={2}
        error={state.fieldErrors.reason}
        defaultValue={values.reason}
        options={reasonChoices}
      />
      <Field
        label="Description"
        description="Where it stands, and what it should be. Needed where you choose “Something else”."
        error={state.fieldErrors.comment}
        id="problem-comment"
      >
        {(control) => (
          <Textarea
            {...control}
            name="comment"
            rows={5}
            maxLength={PROBLEM_LENGTH}
            defaultValue={values.comment}
          />
        )}
      </Field>
      {!isSignedIn && (
        <Field
          label="Your e-mail address"
          description="To tell you once what became of it. Only administrators see it, and it is deleted then."
          error={state.fieldErrors.email}
        >
          {(control) => (
            <TextInput
              {...control}
              type="email"
              name="email"
              autoComplete="email"
              defaultValue={values.email}
            />
          )}
        </Field>
      )}
      <div className="flex flex-wrap items-center gap-2.5">
        <SubmitButton pendingLabel="Sending…">Send the report</SubmitButton>
        <Button href={paths.appliance(slug)} variant="quiet">
          Cancel
        </Button>
      </div>
    </KeptForm>
  );
}
