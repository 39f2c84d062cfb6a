"use client";

import { useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { voRoleChoices } from "./role-choices.ts";

type MapGroupFormProps = {
  vo: string;
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** Makes a further group stand for a VO. */
export function MapGroupForm({ vo, action }: MapGroupFormProps) {
  const [state, act] = useActionState(async (before: FormState, form: FormData) => {
    const after = await action(before, form);
    if (after.status === "idle") toast.success("The group counts from the next sign-in on.");
    return after;
  }, IDLE);
  const { values, fieldErrors } = state;
  return (
    <form action={act} noValidate className="grid grid-cols-1 gap-4">
      <h3 className="text-sm font-semibold">Map a further group</h3>
      <FormProblems state={state} title="The group was not mapped" />
      <input type="hidden" name="vo" value={vo} />
      <div className="grid grid-cols-1 gap-x-4 gap-y-5 md:grid-cols-2">
        <Field
          label="Group"
          required
          error={fieldErrors.group}
          description="With subgroups, as in biomed:admins, or a whole entitlement."
        >
          {(control) => (
            <TextInput
              {...control}
              mono
              name="group"
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
              defaultValue={values.group}
            />
          )}
        </Field>
        <Field
          label="Gives"
          required
          error={fieldErrors.role}
          description="A role goes to whoever is simply a member of the group."
        >
          {({ required: _, ...control }) => (
            <Select
              {...control}
              key={values.role}
              name="role"
              placeholder="The role that the entitlement names"
              options={voRoleChoices}
              defaultValue={values.role ?? ""}
            />
          )}
        </Field>
      </div>
      <div>
        <SubmitButton variant="secondary" pendingLabel="Mapping…">
          Map the group
        </SubmitButton>
      </div>
    </form>
  );
}
