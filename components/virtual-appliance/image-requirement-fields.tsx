import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { ACCELERATOR_KINDS } from "#lib/virtual-appliance/image.ts";
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
        {input("Disk, better", "diskRecommendedBytes", "e.g. 40 GB")}
      </div>
      <div className="grid gap-6 sm:grid-cols-2">
        <Field label="Accelerator" error={errors.acceleratorKind} className="sm:col-span-2">
          {(control) => (
            <Combobox
              control={control}
              name="acceleratorKind"
              choices={ACCELERATOR_KINDS}
              placeholder="e.g. GPU"
              defaultValue={values.acceleratorKind}
            />
          )}
        </Field>
        {input("Accelerators, at least", "acceleratorsMinimum", "e.g. 0")}
        {input("Accelerators, better", "acceleratorsRecommended", "e.g. 1")}
      </div>
      <Field
        label="Notes"
        error={errors.notes}
        description="For those who start it: services that run, where its data should go, what to do first."
      >
        {(control) => <Textarea {...control} name="notes" rows={3} defaultValue={values.notes} />}
      </Field>
    </FormSection>
  );
}
