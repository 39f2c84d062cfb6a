"use client";

import { EditConflictPanel } from "#components/audit/edit-conflict-panel.tsx";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Checkbox } from "#components/ui/checkbox.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { Combobox } from "#components/ui/combobox.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { Select, type SelectOption } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { splitWords } from "#lib/platform/form-fields.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { APPLIANCE_STATUSES } from "#lib/virtual-appliance/appliance.ts";
import type { OfferedTerm } from "#lib/vocabulary/queries.ts";
import { DisciplineBoxes } from "./discipline-boxes.tsx";
import { EntryListFields } from "./entry-list-fields.tsx";
import { MarkdownField } from "./markdown-field.tsx";
import type { LookUpPublication } from "./publication-paste.tsx";

/** The entry as its form shows it: lists are words with commas or line ends between them. */
type ApplianceFormValues = {
  name: string;
  summary: string;
  description: string;
  category: string;
  furtherCategories: string;
  disciplines: string;
  tags: string;
  status: string;
  licence: string;
  licenceUrl: string;
  homepageUrl: string;
  /** Of the address; empty when one is registered. */
  address: string;
  links: string;
  contacts: string;
  authors: string;
  publications: string;
  relations: string;
};

/** An entry that nobody has written anything into. */
export const NEW_ENTRY: ApplianceFormValues = {
  ...{
    name: "",
    summary: "",
    description: "",
    category: "",
    furtherCategories: "",
    disciplines: "",
    tags: "",
  },
  ...{ status: "production", licence: "", licenceUrl: "", homepageUrl: "", address: "" },
  ...{ links: "[]", contacts: "[]", authors: "[]", publications: "[]", relations: "[]" },
};

/** The words on offer, in tree order. */
type ApplianceVocabulary = {
  categories: readonly OfferedTerm[];
  disciplines: readonly OfferedTerm[];
  /** Suggestions: any text is a licence. */
  licences: readonly OfferedTerm[];
};

type ApplianceFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  initial: ApplianceFormValues;
  vocabulary: ApplianceVocabulary;
  /** Of the appliance that is edited; absent when one is registered. */
  slug?: string;
  /** The mark of the state that the form is made from. */
  seen?: string;
  /** Makes rows out of a pasted DOI or BibTeX. */
  lookUp: LookUpPublication;
  submitLabel: string;
  cancelHref: string;
};

/** Registers or edits a catalogue entry. */
export function ApplianceForm(props: ApplianceFormProps) {
  const { initial, vocabulary, slug, seen, submitLabel, cancelHref } = props;
  const kept = useKeptForm(props.action, { form: "appliance", thing: slug ?? "new", seen, initial });
  const { state, values } = kept;
  const errors = state.fieldErrors;
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-8">
      <FormProblems state={state} />
      <EditConflictPanel kept={kept} />
      {slug !== undefined && <input type="hidden" name="slug" value={slug} />}
      <div>
        <IdentitySection
          values={values}
          errors={errors}
          categories={vocabulary.categories}
          isNew={slug === undefined}
        />
        <DescriptionSection values={values} errors={errors} />
        <FindingSection
          values={values}
          errors={errors}
          categories={vocabulary.categories}
          disciplines={vocabulary.disciplines}
        />
        <TermsSection values={values} errors={errors} licences={vocabulary.licences} />
        <EntryListFields values={values} errors={errors} lookUp={props.lookUp} />
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

type SectionProps = {
  values: ApplianceFormValues & { lookAlikeIsMeant?: string };
  errors: Readonly<Record<string, string>>;
};

function IdentitySection({
  values,
  errors,
  categories,
  isNew,
}: SectionProps & Pick<ApplianceVocabulary, "categories"> & { isNew: boolean }) {
  return (
    <FormSection
      title="What it is"
      description="Shown on cards and in search results, so people meet it first."
    >
      <Field
        label="Name"
        required
        error={errors.name}
        description={`3 to 50 characters, unlike every other name here.${isNew ? " Its address is made from it." : ""}`}
      >
        {(control) => <TextInput {...control} name="name" autoComplete="off" defaultValue={values.name} />}
      </Field>
      {(errors.lookAlikeIsMeant !== undefined || values.lookAlikeIsMeant) && (
        <Checkbox
          name="lookAlikeIsMeant"
          value="yes"
          label="It is another appliance all the same"
          description={errors.lookAlikeIsMeant ?? "Its name looks like that of another one."}
          defaultChecked={values.lookAlikeIsMeant === "yes"}
        />
      )}
      {!isNew && (
        <Field
          label="Address"
          required
          error={errors.address}
          description="The last part of the address of its page. Old addresses go on leading there, for ever."
        >
          {(control) => (
            <TextInput {...control} name="address" mono autoComplete="off" defaultValue={values.address} />
          )}
        </Field>
      )}
      <Field
        label="Summary"
        required
        error={errors.summary}
        description="One sentence, 10 to 200 characters: what does somebody get who starts it?"
      >
        {(control) => <Textarea {...control} name="summary" rows={2} defaultValue={values.summary} />}
      </Field>
      <Field
        label="Category"
        required
        error={errors.category}
        description="The shelf on which people look for it first."
      >
        {(control) => (
          <Select
            {...control}
            key={values.category}
            name="category"
            placeholder="Choose a category"
            options={categories.map(toOption)}
            defaultValue={values.category}
          />
        )}
      </Field>
      <Field
        label="Status"
        required
        error={errors.status}
        description="How finished it is, so that people know what to expect."
        className="max-w-xs"
      >
        {(control) => (
          <Select
            {...control}
            key={values.status}
            name="status"
            options={APPLIANCE_STATUSES.map((status) => ({ value: status, label: status }))}
            defaultValue={values.status}
          />
        )}
      </Field>
    </FormSection>
  );
}

function DescriptionSection({ values, errors }: SectionProps) {
  return (
    <FormSection
      title="Description"
      description="The text of its page: what is inside, how to log in, what to do first, where to ask."
    >
      <MarkdownField
        label="Description"
        name="description"
        required
        tall
        error={errors.description}
        defaultValue={values.description}
        description="Markdown: headings, lists, tables and code blocks are kept, HTML is dropped."
      />
    </FormSection>
  );
}

/** What stands below another is set in: the browser's own select shows no trees. */
function toOption({ name, level }: OfferedTerm): SelectOption {
  return { value: name, label: `${"\u2003".repeat(level)}${name}` };
}

function FindingSection({
  values,
  errors,
  categories,
  disciplines,
}: SectionProps & Pick<ApplianceVocabulary, "categories" | "disciplines">) {
  return (
    <FormSection title="How it is found" description="Search looks into these words as well.">
      <Field
        label="Tags"
        error={errors.tags}
        description="Words with commas between them, such as: kubernetes, gpu, jupyter."
      >
        {(control) => <TextInput {...control} name="tags" autoComplete="off" defaultValue={values.tags} />}
      </Field>
      <CheckboxGroup
        legend="Further categories"
        description="Other shelves on which it should be found too; five at most."
        name="furtherCategories"
        columns={2}
        options={categories.map(({ name }) => ({ value: name, label: name }))}
        chosen={splitWords(values.furtherCategories)}
        error={errors.furtherCategories}
      />
      <DisciplineBoxes
        offered={disciplines}
        chosen={splitWords(values.disciplines)}
        error={errors.disciplines}
      />
    </FormSection>
  );
}

function TermsSection({ values, errors, licences }: SectionProps & Pick<ApplianceVocabulary, "licences">) {
  return (
    <FormSection title="Terms and home" description="What people may do with it, and where it is made.">
      <Field
        label="Licence"
        error={errors.licence}
        description="Of what you add to the operating system; an SPDX identifier if there is one."
      >
        {(control) => (
          <Combobox
            control={control}
            name="licence"
            choices={licences.map(({ name }) => name)}
            defaultValue={values.licence}
          />
        )}
      </Field>
      <Field
        label="Where its text is"
        error={errors.licenceUrl}
        description="Where it can be read, when it is none that everybody knows."
      >
        {(control) => (
          <TextInput
            {...control}
            name="licenceUrl"
            type="url"
            placeholder="https://"
            defaultValue={values.licenceUrl}
          />
        )}
      </Field>
      <Field
        label="Home page"
        error={errors.homepageUrl}
        description="Where its sources, recipe or documentation live."
      >
        {(control) => (
          <TextInput
            {...control}
            name="homepageUrl"
            type="url"
            placeholder="https://"
            defaultValue={values.homepageUrl}
          />
        )}
      </Field>
    </FormSection>
  );
}
