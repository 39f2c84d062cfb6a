"use client";

import { type ReactNode, useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { platformRoleChoices, voRoleChoices } from "./role-choices.ts";

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;

type GrantRoleFormsProps = {
  personId: string;
  /** Names of all VOs. */
  vos: readonly string[];
  grantPlatformRole: FormAction;
  grantVoRole: FormAction;
};

/** Grants a person roles, on the whole platform and in VOs. */
export function GrantRoleForms({ personId, vos, grantPlatformRole, grantVoRole }: GrantRoleFormsProps) {
  return (
    <div className="grid grid-cols-1 gap-x-10 gap-y-8 lg:grid-cols-2">
      <GrantForm action={grantPlatformRole} personId={personId} title="Grant a role on the whole platform">
        {({ values, fieldErrors }) => (
          <Field label="Role" required error={fieldErrors.role}>
            {(control) => (
              <Select
                {...control}
                key={values.role}
                name="role"
                placeholder="Choose a role"
                options={platformRoleChoices}
                defaultValue={values.role ?? ""}
              />
            )}
          </Field>
        )}
      </GrantForm>
      <GrantForm action={grantVoRole} personId={personId} title="Grant a role in a VO">
        {({ values, fieldErrors }) => (
          <div className="grid grid-cols-1 gap-4 sm:grid-cols-2">
            <Field label="VO" required error={fieldErrors.vo}>
              {(control) => (
                <Select
                  {...control}
                  key={values.vo}
                  name="vo"
                  placeholder="Choose a VO"
                  options={vos.map((vo) => ({ value: vo, label: vo }))}
                  defaultValue={values.vo ?? ""}
                />
              )}
            </Field>
            <Field label="Role" required error={fieldErrors.role}>
              {(control) => (
                <Select
                  {...control}
                  key={values.role}
                  name="role"
                  placeholder="Choose a role"
                  options={voRoleChoices}
                  defaultValue={values.role ?? ""}
                />
              )}
            </Field>
          </div>
        )}
      </GrantForm>
    </div>
  );
}

type GrantFormProps = {
  action: FormAction;
  personId: string;
  title: string;
  /** The fields, with what was chosen and what was wrong with it. */
  children: (state: FormState) => ReactNode;
};

function GrantForm({ action, personId, title, children }: GrantFormProps) {
  const [state, act] = useActionState(async (before: FormState, form: FormData) => {
    const after = await action(before, form);
    if (after.status === "idle") toast.success("The role is granted.");
    return after;
  }, IDLE);
  return (
    <form action={act} noValidate className="grid grid-cols-1 content-start gap-4">
      <h3 className="text-sm font-semibold">{title}</h3>
      <FormProblems state={state} title="The role was not granted" />
      <input type="hidden" name="personId" value={personId} />
      {children(state)}
      <div>
        <SubmitButton variant="secondary" pendingLabel="Granting…">
          Grant the role
        </SubmitButton>
      </div>
    </form>
  );
}
