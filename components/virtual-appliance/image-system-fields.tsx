import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { OS_FAMILIES, OS_NAMES } from "#lib/virtual-appliance/image.ts";
import { ChoiceField } from "./choice-field.tsx";
import type { ImageFieldsProps } from "./image-form-values.ts";

/** What runs inside. */
export function ImageSystemFields({ values, errors }: ImageFieldsProps) {
  return (
    <FormSection
      title="Operating system"
      description="People filter by it, and sites choose start-up settings by it."
    >
      <div className="grid gap-6 sm:grid-cols-3">
        <ChoiceField
          label="Family"
          name="osFamily"
          choices={OS_FAMILIES}
          value={values.osFamily}
          error={errors.osFamily}
        />
        <Field label="Name" required error={errors.osName}>
          {(control) => (
            <Combobox control={control} name="osName" choices={OS_NAMES} defaultValue={values.osName} />
          )}
        </Field>
        <Field label="Release" required error={errors.osVersion}>
          {(control) => (
            <TextInput
              {...control}
              name="osVersion"
              autoComplete="off"
              placeholder="e.g. 24.04"
              defaultValue={values.osVersion}
            />
          )}
        </Field>
      </div>
    </FormSection>
  );
}
