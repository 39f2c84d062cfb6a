import type { ReactNode } from "react";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { ARCHITECTURES, FORMATS, HYPERVISORS } from "#lib/virtual-appliance/image.ts";
import { ChoiceField } from "./choice-field.tsx";
import type { ImageFieldsProps } from "./image-form-values.ts";

/** Where the file is and what can run it. */
export function ImageFileFields({
  values,
  errors,
  upload,
  prefill,
}: ImageFieldsProps & { upload: ReactNode; prefill: ReactNode }) {
  return (
    <FormSection
      title="File"
      description="Sites download exactly this file, so it must stay there unchanged."
    >
      {upload}
      <Field
        label="Address"
        required
        error={errors.url}
        description={`${upload ? "Of the uploaded file, or of one on a server of yours" : "The file itself"}: readable without signing in and without a query part (“?…”).`}
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
      {prefill}
      <MachineChoices values={values} errors={errors} />
      <Field
        label="Title"
        error={errors.title}
        description="How lists and sites name the image. Left empty, it is made from the appliance and the operating system."
      >
        {(control) => <TextInput {...control} name="title" autoComplete="off" defaultValue={values.title} />}
      </Field>
    </FormSection>
  );
}

function MachineChoices({ values, errors }: ImageFieldsProps) {
  return (
    <div className="grid gap-6 sm:grid-cols-2">
      <ChoiceField
        label="Format"
        name="format"
        choices={FORMATS}
        value={values.format}
        error={errors.format}
      />
      <ChoiceField
        label="Architecture"
        name="arch"
        choices={ARCHITECTURES}
        value={values.arch}
        error={errors.arch}
      />
      <div className="sm:col-span-2">
        <CheckboxGroup
          legend="Hypervisors"
          description="All that the image is known to run on; sites choose by the first they have."
          name="hypervisors"
          columns={2}
          options={HYPERVISORS.map((name) => ({ value: name, label: name }))}
          chosen={values.hypervisors.split("\n")}
          error={errors.hypervisors}
        />
      </div>
    </div>
  );
}
