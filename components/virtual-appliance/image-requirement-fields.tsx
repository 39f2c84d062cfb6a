import { Field } from "#components/ui/field.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ImageFieldsProps, ImageFormValues } from "./image-form-values.ts";

/** What it needs to run well, and what else its users should know. */
export function ImageRequirementFields({ values, errors }: ImageFieldsProps) {
  const input = (label: string, name: keyof ImageFormValues, placeholder: string) => (
    <Field label={label} error={errors[name]}>
      {(control) => (
        <TextInput
          {...control}
          name={name}
          autoComplete="off"
          placeholder={placeholder}
          defaultValue={values[name]}
        />
      )}
    </Field>
  );
  return (
    <FormSection
      title="Requirements"
      description="Helps people to choose a flavour. Write amounts with their unit: “512 MB” and “2 GiB” are not the same thing."
    >
      <div className="grid gap-6 sm:grid-cols-2">
        {input("CPU cores, at least", "cpuMinimum", "e.g. 1")}
        {input("CPU cores, better", "cpuRecommended", "e.g. 2")}
        {input("Memory, at least", "ramMinimumBytes", "e.g. 2 GiB")}
        {input("Memory, better", "ramRecommendedBytes", "e.g. 4 GiB")}
        {input("Disk, at least", "diskMinimumBytes", "e.g. 10 GB")}
      </div>
      <Field
        label="Notes"
        error={errors.notes}
        description="For those who start it: the account to log in with, services that run, ports to open."
      >
        {(control) => <Textarea {...control} name="notes" rows={3} defaultValue={values.notes} />}
      </Field>
    </FormSection>
  );
}
