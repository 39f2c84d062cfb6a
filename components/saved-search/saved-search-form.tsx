"use client";

import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { rhythmWords } from "#components/notification/rhythm-words.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { MAIL_RHYTHMS, type MailRhythm } from "#lib/notification/rhythm.ts";
import type { FormState } from "#lib/platform/form-state.ts";

type SavedSearchFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** A search that is kept already, or the one to keep. */
  search: { id: string; title: string; rhythm: MailRhythm } | { query: string };
  /** Where leaving the form goes. */
  cancelHref: string;
};

/** How a saved search tells its person, and what it is called once it is kept. */
export function SavedSearchForm({ action, search, cancelHref }: SavedSearchFormProps) {
  const isKept = "id" in search;
  const initial = isKept ? { title: search.title, rhythm: search.rhythm } : { title: "", rhythm: "daily" };
  const thing = isKept ? search.id : search.query;
  const kept = useKeptForm(action, { form: "saved-search", thing, initial });
  const { state, values } = kept;
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-6">
      <FormProblems state={state} title="That was not saved" />
      <input type="hidden" name={isKept ? "id" : "query"} value={thing} />
      {isKept && (
        <Field label="Name" required error={state.fieldErrors.title}>
          {(control) => <TextInput {...control} name="title" defaultValue={values.title} maxLength={200} />}
        </Field>
      )}
      <RadioCards
        legend="By e-mail"
        description="What is found for the first time stands in your news at once, whatever you choose."
        name="rhythm"
        required
        error={state.fieldErrors.rhythm}
        defaultValue={values.rhythm}
        options={MAIL_RHYTHMS.map((rhythm) => ({ value: rhythm, ...rhythmWords[rhythm] }))}
      />
      <FormButtons>
        <Button href={cancelHref}>Cancel</Button>
        <SubmitButton pendingLabel="Saving…">{isKept ? "Save" : "Save search"}</SubmitButton>
      </FormButtons>
    </KeptForm>
  );
}
