"use client";

import { EyeOff, Globe } from "lucide-react";
import { type ReactNode, useActionState } from "react";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

type ProfileFormValues = { name: string; affiliation: string; email: string; orcid: string };

type ProfileFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  initial: ProfileFormValues;
  submitLabel: string;
  /** Said when the page stays after saving. */
  done?: string;
  /** Hidden values sent along. */
  fields?: Readonly<Record<string, string>>;
  /** Beside the button. */
  children?: ReactNode;
};

/** One's profile, with who sees what of it said where it is typed. */
export function ProfileForm({
  done,
  initial,
  fields = {},
  submitLabel,
  children,
  ...props
}: ProfileFormProps) {
  const [state, action] = useActionState<FormState, FormData>(async (before, form) => {
    const after = await props.action(before, form);
    if (after.status === "idle" && done) toast.success(done);
    return after;
  }, IDLE);
  const values = { ...initial, ...state.values };
  return (
    <form action={action} noValidate className="grid grid-cols-1 gap-8">
      <FormProblems state={state} />
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <PublicFields values={values} errors={state.fieldErrors} />
      <PrivateFields values={values} errors={state.fieldErrors} />
      <div className="flex flex-wrap items-center gap-2.5">
        <SubmitButton pendingLabel="Saving…">{submitLabel}</SubmitButton>
        {children}
      </div>
    </form>
  );
}

type PartProps = { values: ProfileFormValues; errors: Readonly<Record<string, string>> };

function PublicFields({ values, errors }: PartProps) {
  return (
    <Part icon={<Globe aria-hidden />} title="Everybody sees this, beside your appliances">
      <Field label="Name" required error={errors.name}>
        {(control) => <TextInput {...control} name="name" autoComplete="name" defaultValue={values.name} />}
      </Field>
      <Field
        label="Affiliation"
        error={errors.affiliation}
        description="Your institute or company, as it should be read."
      >
        {(control) => (
          <TextInput
            {...control}
            name="affiliation"
            autoComplete="organization"
            defaultValue={values.affiliation}
          />
        )}
      </Field>
      <Field
        label="ORCID iD"
        error={errors.orcid}
        description="16 digits, or the address of your record at orcid.org."
      >
        {(control) => (
          <TextInput
            {...control}
            name="orcid"
            mono
            autoComplete="off"
            spellCheck={false}
            placeholder="0000-0000-0000-0000"
            defaultValue={values.orcid}
          />
        )}
      </Field>
    </Part>
  );
}

function PrivateFields({ values, errors }: PartProps) {
  return (
    <Part icon={<EyeOff aria-hidden />} title="Visitors never see this">
      <Field
        label="Contact e-mail"
        required
        error={errors.email}
        description="For messages of this service, such as invitations; its administrators can read it."
      >
        {(control) => (
          <TextInput
            {...control}
            name="email"
            type="email"
            autoComplete="email"
            defaultValue={values.email}
          />
        )}
      </Field>
    </Part>
  );
}

function Part({ icon, title, children }: { icon: ReactNode; title: string; children: ReactNode }) {
  return (
    <fieldset className="grid min-w-0 grid-cols-1 gap-5">
      <legend className="mb-4 flex items-start gap-2 text-sm text-ink-muted [&_svg]:mt-0.5 [&_svg]:size-4 [&_svg]:shrink-0">
        {icon}
        {title}
      </legend>
      {children}
    </fieldset>
  );
}
