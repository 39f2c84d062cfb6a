"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

type OpenListFormProps = {
  vo: string;
  /** Those to which it is not open yet. */
  providers: readonly { id: string; name: string; country: string }[];
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Opens a VO's list to one more provider. */
export function OpenListForm({ vo, providers, action: send }: OpenListFormProps) {
  const [state, action] = useActionState(send, IDLE);
  if (providers.length === 0) {
    return <p className="text-sm text-ink-muted">It is open to every registered provider.</p>;
  }
  return (
    <form action={action} noValidate className="grid max-w-form grid-cols-1 gap-5">
      <FormProblems state={state} title="The list was not opened" />
      <input type="hidden" name="vo" value={vo} />
      <Field
        label="Provider"
        required
        error={state.fieldErrors.providerId}
        description="Its operators can make access tokens for this list from then on."
      >
        {(control) => (
          <Select
            {...control}
            key={providers.length}
            name="providerId"
            placeholder="Choose a provider"
            options={providers.map(({ id, name, country }) => ({ value: id, label: `${name} (${country})` }))}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel="Opening…">Open the list</SubmitButton>
      </div>
    </form>
  );
}
