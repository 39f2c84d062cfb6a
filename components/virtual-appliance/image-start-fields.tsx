import { Checkbox } from "#components/ui/checkbox.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { CONTEXTUALIZATION_FORMATS } from "#lib/virtual-appliance/image.ts";
import type { ImageFieldsProps } from "./image-form-values.ts";

/** How a machine made from it is set up, and how one gets in. */
export function ImageStartFields({ values, errors }: ImageFieldsProps) {
  const chosen = values.contextualizationFormats.split("\n").filter(Boolean);
  const formats = [...new Set<string>([...CONTEXTUALIZATION_FORMATS, ...chosen])];
  return (
    <FormSection
      title="First start"
      description="Shown with the commands to start it, so that people get in at the first try."
    >
      <Field
        label="Account"
        error={errors.defaultAccount}
        description="The user to log in as when it has started."
        className="max-w-xs"
      >
        {(control) => (
          <TextInput
            {...control}
            name="defaultAccount"
            mono
            autoComplete="off"
            placeholder="e.g. ubuntu"
            defaultValue={values.defaultAccount}
          />
        )}
      </Field>
      <CheckboxGroup
        legend="Contextualization"
        description="What in the image reads the settings that a machine is started with."
        name="contextualizationFormats"
        columns={2}
        options={formats.map((name) => ({ value: name, label: name }))}
        chosen={chosen}
        error={errors.contextualizationFormats}
      />
      <ScriptFields values={values} errors={errors} />
    </FormSection>
  );
}

function ScriptFields({ values, errors }: ImageFieldsProps) {
  return (
    <>
      <Field
        label="Contextualization script"
        error={errors.scriptText}
        description="A script that you recommend to start it with. YAML after #cloud-config is checked when you save. Many clouds take at most 64 KB. Put no passwords into it: everybody can read it."
      >
        {(control) => (
          <Textarea
            {...control}
            name="scriptText"
            mono
            rows={5}
            spellCheck={false}
            autoComplete="off"
            placeholder={"#cloud-config\npackages:\n  - git"}
            defaultValue={values.scriptText}
          />
        )}
      </Field>
      <div className="grid gap-2">
        <Field
          label="Or its address"
          error={errors.scriptUrl}
          description="The script is fetched when you save and kept as it is then."
        >
          {(control) => (
            <TextInput
              {...control}
              name="scriptUrl"
              type="url"
              mono
              placeholder="https://"
              autoComplete="off"
              defaultValue={values.scriptUrl}
            />
          )}
        </Field>
        {values.scriptUrl !== "" && (
          <Checkbox
            name="scriptAgain"
            value="yes"
            label="Fetch it again"
            description="Tick this when another script lies at the same address now."
          />
        )}
      </div>
    </>
  );
}
