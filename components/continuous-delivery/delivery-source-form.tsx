"use client";

import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { FormState } from "#lib/platform/form-state.ts";

type DeliverySourceFormProps = {
  slug: string;
  /** Empty when nothing is set up. */
  url: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Where the description lies. */
export function DeliverySourceForm({ slug, url, action }: DeliverySourceFormProps) {
  const kept = useKeptForm(action, { form: "delivery", thing: slug, initial: { url } });
  const { state, values } = kept;
  return (
    <KeptForm kept={kept} className="grid gap-4 border-t border-line pt-6 first:border-t-0 first:pt-0">
      <FormProblems state={state} title="It was not saved" />
      <input type="hidden" name="slug" value={slug} />
      <Field
        label={url ? "Another address" : "Address of the description"}
        required
        error={state.fieldErrors.url}
        description={
          url
            ? "Saving makes you the one in whose name versions are published, and looks at the description at once."
            : "YAML or JSON, as in the example below. Versions are published in your name from then on."
        }
      >
        {(control) => (
          <TextInput
            {...control}
            name="url"
            type="url"
            mono
            placeholder="https://"
            autoComplete="off"
            defaultValue={values.url}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel="Saving…">{url ? "Save" : "Set up continuous delivery"}</SubmitButton>
      </div>
    </KeptForm>
  );
}
