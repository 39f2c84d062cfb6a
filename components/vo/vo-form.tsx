"use client";

import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FormState } from "#lib/platform/form-state.ts";

type VoRecord = {
  title: string;
  description: string;
  discipline: string;
  homepageUrl: string;
  enrolmentUrl: string;
  contactEmail: string;
};

type VoFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  /** The VO that is edited; absent when one is created. */
  vo?: { name: string } & VoRecord;
  /** Offered for the discipline. */
  disciplines: readonly string[];
  submitLabel: string;
  cancelHref: string;
};

const EMPTY: VoRecord = {
  title: "",
  description: "",
  discipline: "",
  homepageUrl: "",
  enrolmentUrl: "",
  contactEmail: "",
};

/** Creates a VO, or edits what is told of it. */
export function VoForm(props: VoFormProps) {
  const { vo, disciplines, submitLabel, cancelHref } = props;
  const initial: Record<string, string> = { ...EMPTY, ...vo };
  const kept = useKeptForm(props.action, { form: "vo", thing: vo?.name ?? "new", initial });
  const { state, values } = kept;
  const section = { values, errors: state.fieldErrors };
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-8">
      <FormProblems state={state} title={vo ? "That was not saved" : "The VO was not created"} />
      {vo && <input type="hidden" name="vo" value={vo.name} />}
      <div>
        {vo ? <KeptName name={vo.name} /> : <NameSection {...section} />}
        <RecordSection {...section} disciplines={disciplines} />
        {!vo && <AccessSection {...section} />}
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
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

function KeptName({ name }: { name: string }) {
  return (
    <FormSection title="What sites know it by">
      <div className="grid gap-1 text-sm">
        <p className="font-mono wrap-anywhere">{name}</p>
        <p className="text-ink-muted">
          The name never changes: the address of the image list and the identifiers in it are made of it, and
          sites keep them.
        </p>
      </div>
    </FormSection>
  );
}

function NameSection({ values, errors }: SectionProps) {
  return (
    <FormSection
      title="What sites know it by"
      description="The name never changes: the address of the image list and the identifiers in it are made of it, and sites keep them."
    >
      <Field
        label="Name"
        required
        error={errors.name}
        description="As the identity provider names the VO in entitlements, such as vo.example.org. Lower-case letters, digits, dots and hyphens."
      >
        {(control) => (
          <TextInput
            {...control}
            mono
            name="name"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values.name}
          />
        )}
      </Field>
    </FormSection>
  );
}

function RecordSection({ values, errors, disciplines }: SectionProps & { disciplines: readonly string[] }) {
  return (
    <FormSection title="What it is" description="Shown to everybody on the page of the VO.">
      <Field
        label="Title"
        required
        error={errors.title}
        description="What people call it, at most 120 characters."
      >
        {(control) => <TextInput {...control} name="title" autoComplete="off" defaultValue={values.title} />}
      </Field>
      <Field
        label="Description"
        error={errors.description}
        description="Who works together in it, and on what."
      >
        {(control) => <Textarea {...control} name="description" rows={4} defaultValue={values.description} />}
      </Field>
      <Field
        label="Discipline"
        error={errors.discipline}
        description="The science it is for; leave it open where it serves several."
      >
        {(control) => (
          <Select
            {...control}
            key={values.discipline}
            name="discipline"
            placeholder="Not said"
            options={disciplines.map((discipline) => ({ value: discipline, label: discipline }))}
            defaultValue={values.discipline}
          />
        )}
      </Field>
      <Field label="Home page" error={errors.homepageUrl} description="Begins with https:// or http://.">
        {(control) => (
          <TextInput
            {...control}
            name="homepageUrl"
            type="url"
            autoComplete="off"
            defaultValue={values.homepageUrl}
          />
        )}
      </Field>
      <Field
        label="Enrolment page"
        error={errors.enrolmentUrl}
        description="Where people ask to become members."
      >
        {(control) => (
          <TextInput
            {...control}
            name="enrolmentUrl"
            type="url"
            autoComplete="off"
            placeholder="https://"
            defaultValue={values.enrolmentUrl}
          />
        )}
      </Field>
      <Field
        label="Contact e-mail"
        error={errors.contactEmail}
        description="Of the managers together, rather than of a person. Signed-in people can see it."
      >
        {(control) => (
          <TextInput
            {...control}
            name="contactEmail"
            type="email"
            autoComplete="off"
            placeholder="vo-managers@example.org"
            defaultValue={values.contactEmail}
          />
        )}
      </Field>
    </FormSection>
  );
}

function AccessSection({ values, errors }: SectionProps) {
  return (
    <FormSection title="Image list" description="Made empty together with the VO.">
      <RadioCards
        legend="Who may fetch the list?"
        name="visibility"
        required
        error={errors.visibility}
        defaultValue={values.visibility || "token"}
        options={[
          {
            value: "token",
            label: "Access tokens only",
            description: "The VO's own people, and the providers that the VO opens it to.",
          },
          { value: "public", label: "Public", description: "Everybody, without signing in." },
        ]}
      />
    </FormSection>
  );
}
