"use client";

import { EditConflictPanel } from "#components/audit/edit-conflict-panel.tsx";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
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
import type { OfferedTerm } from "#lib/vocabulary/queries.ts";
import { DisciplineBoxes } from "./discipline-boxes.tsx";
import { MarkdownField } from "./markdown-field.tsx";
import { SuggestedInput } from "./suggested-input.tsx";

/** The entry as its form shows it: lists are words with commas or line ends between them. */
type ApplianceFormValues = {
  name: string;
  summary: string;
  description: string;
  category: string;
  disciplines: string;
  tags: string;
  licence: string;
  homepageUrl: string;
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
        <IdentitySection values={values} errors={errors} categories={vocabulary.categories} />
        <DescriptionSection values={values} errors={errors} />
        <FindingSection values={values} errors={errors} disciplines={vocabulary.disciplines} />
        <TermsSection values={values} errors={errors} licences={vocabulary.licences} />
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

type SectionProps = { values: ApplianceFormValues; errors: Readonly<Record<string, string>> };

function IdentitySection({
  values,
  errors,
  categories,
}: SectionProps & Pick<ApplianceVocabulary, "categories">) {
  return (
    <FormSection
      title="What it is"
      description="Shown on cards and in search results, so people meet it first."
    >
      <Field
        label="Name"
        required
        error={errors.name}
        description="3 to 50 characters, unlike every other name here. Its address is made from it once and stays."
      >
        {(control) => <TextInput {...control} name="name" autoComplete="off" defaultValue={values.name} />}
      </Field>
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
        description="The shelf on which people look for it."
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
  disciplines,
}: SectionProps & Pick<ApplianceVocabulary, "disciplines">) {
  return (
    <FormSection title="How it is found" description="Search looks into these words as well.">
      <Field
        label="Tags"
        error={errors.tags}
        description="Words with commas between them, such as: kubernetes, gpu, jupyter."
      >
        {(control) => <TextInput {...control} name="tags" autoComplete="off" defaultValue={values.tags} />}
      </Field>
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
          <SuggestedInput
            control={control}
            name="licence"
            suggestions={licences.map(({ name }) => name)}
            defaultValue={values.licence}
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
