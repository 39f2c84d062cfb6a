"use client";

import { type ReactNode, useEffect } from "react";
import { EditConflictPanel } from "#components/audit/edit-conflict-panel.tsx";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { MarkdownField } from "./markdown-field.tsx";

/** A choice of expiry: so many months, and the date that this is today. */
type ExpiryChoice = { months: number; date: string };

type VersionFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  /** The mark of the state that the form is made from; absent when a version is begun. */
  seen?: string | undefined;
  initial: { version: string; notes: string; expiresInMonths: string };
  expiryChoices: readonly ExpiryChoice[];
  /** Said at the choice of expiry, e.g. what is set at present. */
  expiryNote: ReactNode;
  /** The version string that is the latest now, as an example of what to count on from. */
  latestVersion: string | null;
  submitLabel: string;
  /** A second button beside the first. */
  secondary?: ReactNode;
  /** Called after the form was accepted. */
  onSaved?: () => void;
};

/** Under what the typed text is kept. */
export function versionDraft({ slug, seen }: Pick<VersionFormProps, "slug" | "seen">) {
  return { form: "version", thing: `${slug}/${seen === undefined ? "new" : "working"}` };
}

/** Version string, notes and expiry of a working version. */
export function VersionForm(props: VersionFormProps) {
  const { slug, seen, initial, expiryChoices, expiryNote, latestVersion, submitLabel, secondary, onSaved } =
    props;
  const kept = useKeptForm(props.action, { ...versionDraft(props), seen, initial });
  const { state, values } = kept;
  useEffect(() => {
    if (state !== IDLE && state.status === "idle") onSaved?.();
  }, [state, onSaved]);
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-6">
      <FormProblems state={state} />
      <EditConflictPanel kept={kept} />
      <input type="hidden" name="slug" value={slug} />
      <Field
        label="Version"
        required
        error={state.fieldErrors.version}
        className="max-w-sm"
        description={
          latestVersion === null
            ? "Letters, digits and . _ + ~ -, such as 1.0.0 or 2026.11."
            : `Letters, digits and . _ + ~ -. The latest is ${latestVersion}.`
        }
      >
        {(control) => (
          <TextInput {...control} name="version" mono autoComplete="off" defaultValue={values.version} />
        )}
      </Field>
      <MarkdownField
        label="Release notes"
        name="notes"
        error={state.fieldErrors.notes}
        defaultValue={values.notes}
        description="What is new for those who run it, in Markdown. May wait, but must be there when you publish."
      />
      <ExpiryField
        choices={expiryChoices}
        note={expiryNote}
        value={values.expiresInMonths}
        error={state.fieldErrors.expiresInMonths}
      />
      <div className="flex flex-wrap gap-2.5">
        <SubmitButton pendingLabel="Saving…">{submitLabel}</SubmitButton>
        {secondary}
      </div>
    </KeptForm>
  );
}

type ExpiryFieldProps = {
  choices: readonly ExpiryChoice[];
  note: ReactNode;
  value: string;
  error: string | undefined;
};

function ExpiryField({ choices, note, value, error }: ExpiryFieldProps) {
  return (
    <RadioCards
      legend="Expiry"
      name="expiresInMonths"
      columns={4}
      required
      description={note}
      error={error}
      defaultValue={value}
      options={choices.map(({ months, date }) => ({
        value: String(months),
        label: `${months} months`,
        description: date,
      }))}
    />
  );
}
