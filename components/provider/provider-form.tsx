"use client";

import { KeptForm } from "#components/form/kept-form.tsx";
import { type RowColumn, RowsField } from "#components/form/rows-field.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { ENDPOINT_KINDS } from "#lib/provider/endpoint.ts";

const ENDPOINT_COLUMNS: readonly RowColumn[] = [
  { name: "kind", label: "Kind", choices: ENDPOINT_KINDS, required: true },
  { name: "name", label: "Region or name" },
  { name: "url", label: "Address", required: true, placeholder: "https://", wide: true },
];

type ProviderFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  initial: { name: string; country: string; websiteUrl: string; contactEmail: string; endpoints: string };
  /** Of the provider that is edited; absent when one is registered. */
  slug?: string;
  /** Offered for the country. */
  countries: readonly string[];
  submitLabel: string;
  cancelHref: string;
};

/** Registers or edits a provider's record. */
export function ProviderForm(props: ProviderFormProps) {
  const { action, initial, slug, countries, submitLabel, cancelHref } = props;
  const kept = useKeptForm(action, { form: "provider", thing: slug ?? "new", initial });
  const { state, values } = kept;
  const { fieldErrors: errors } = state;
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-8">
      <FormProblems state={state} />
      {slug !== undefined && <input type="hidden" name="slug" value={slug} />}
      <div>
        <FormSection title="The site" description="Everybody can see it.">
          <Field
            label="Name"
            required
            error={errors.name}
            description="As the site is known in the federation, such as FJORD-CLOUD. Its address is made from it once and stays."
          >
            {(control) => (
              <TextInput {...control} name="name" autoComplete="off" defaultValue={values.name} />
            )}
          </Field>
          <Field
            label="Country"
            required
            error={errors.country}
            description="By its name on the list the site is shown on the map."
          >
            {(control) => (
              <Combobox
                control={control}
                name="country"
                choices={countries}
                autoComplete="country-name"
                defaultValue={values.country}
              />
            )}
          </Field>
          <Field
            label="Website"
            error={errors.websiteUrl}
            description="Where users learn how to get access to the cloud."
          >
            {(control) => (
              <TextInput
                {...control}
                name="websiteUrl"
                type="url"
                placeholder="https://"
                defaultValue={values.websiteUrl}
              />
            )}
          </Field>
        </FormSection>
        <FormSection
          title="Cloud endpoints"
          description="Where users and their tools reach the clouds of the site. Everybody can see them; nothing here asks them."
        >
          <RowsField
            legend="Endpoints"
            name="endpoints"
            rowName="endpoint"
            columns={ENDPOINT_COLUMNS}
            value={values.endpoints}
            errors={errors}
          />
        </FormSection>
        <FormSection
          title="Contact"
          description="Signed-in people can see it: managers of VOs write here before a list is closed."
        >
          <Field
            label="E-mail"
            error={errors.contactEmail}
            description="Of the team, rather than of a person."
          >
            {(control) => (
              <TextInput
                {...control}
                name="contactEmail"
                type="email"
                autoComplete="off"
                placeholder="cloud-support@example.org"
                defaultValue={values.contactEmail}
              />
            )}
          </Field>
        </FormSection>
      </div>
      <FormButtons>
        <SubmitButton pendingLabel="Saving…">{submitLabel}</SubmitButton>
        <Button href={cancelHref} variant="quiet">
          Cancel
        </Button>
      </FormButtons>
    </KeptForm>
  );
}
