"use client";

import { useActionState } from "react";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { voRoleChoices } from "./role-choices.ts";

type GrantVoRoleFormProps = {
  vo: string;
  person: { id: string; name: string };
  action: (state: FormState, form: FormData) => Promise<FormState>;
};

/** One line: a role, and the button that grants it. A refusal is said in place. */
export function GrantVoRoleForm({ vo, person, action }: GrantVoRoleFormProps) {
  const [state, act] = useActionState(async (before: FormState, form: FormData) => {
    const after = await action(before, form);
    if (after.status === "idle") toast.success(`${person.name} has the role now.`);
    return after;
  }, IDLE);
  const problem = state.message ?? Object.values(state.fieldErrors)[0];
  return (
    <form action={act} noValidate className="grid gap-1.5">
      <input type="hidden" name="vo" value={vo} />
      <input type="hidden" name="personId" value={person.id} />
      <div className="flex flex-wrap gap-2">
        <Select
          key={state.values.role}
          name="role"
          aria-label={`Role for ${person.name}`}
          aria-invalid={problem ? true : undefined}
          options={voRoleChoices}
          defaultValue={state.values.role ?? "manager"}
          className="w-44!"
        />
        <SubmitButton variant="secondary" aria-label={`Grant ${person.name} the role`}>
          Grant
        </SubmitButton>
      </div>
      {problem && (
        <p role="alert" className="text-sm font-medium text-danger">
          {problem}
        </p>
      )}
    </form>
  );
}
