import type { ReactNode } from "react";
import { Field } from "#components/ui/field.tsx";
import { Select } from "#components/ui/select.tsx";

type ChoiceFieldProps = {
  label: string;
  name: string;
  description?: ReactNode;
  /** The choices, which are their own labels. */
  choices: readonly string[];
  value: string;
  error?: string | undefined;
};

/** A choice that must be made out of words that speak for themselves. */
export function ChoiceField({ label, name, description, choices, value, error }: ChoiceFieldProps) {
  // A value that is no longer offered stays choosable: an old image must not change by being opened.
  const known = value === "" || choices.includes(value) ? choices : [...choices, value];
  return (
    <Field label={label} required description={description} error={error}>
      {(control) => (
        <Select
          {...control}
          key={value}
          name={name}
          options={known.map((choice) => ({ value: choice, label: choice }))}
          defaultValue={value}
        />
      )}
    </Field>
  );
}
