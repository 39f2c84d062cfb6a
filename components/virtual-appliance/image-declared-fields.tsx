import { Field } from "#components/ui/field.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { ImageFieldsProps } from "./image-form-values.ts";

/** What the author knows of the file beforehand. */
export function ImageDeclaredFields({ values, errors }: ImageFieldsProps) {
  return (
    <FormSection
      title="What you know already"
      description="The integrity check measures both. If you fill them in, it also tells you when the file at the address is not the one you built."
    >
      <Field label="Size" error={errors.declaredSizeBytes} className="max-w-xs">
        {(control) => (
          <TextInput
            {...control}
            name="declaredSizeBytes"
            suffix="bytes"
            autoComplete="off"
            defaultValue={values.declaredSizeBytes}
          />
        )}
      </Field>
      <Field
        label="SHA-512"
        error={errors.declaredSha512}
        description="128 hexadecimal digits, as sha512sum prints them."
      >
        {(control) => (
          <Textarea
            {...control}
            name="declaredSha512"
            mono
            rows={2}
            spellCheck={false}
            autoComplete="off"
            defaultValue={values.declaredSha512}
          />
        )}
      </Field>
    </FormSection>
  );
}
