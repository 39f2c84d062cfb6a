"use client";

import { useState } from "react";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { REQUEST_KINDS, type RequestKind } from "#lib/list-request/request-kind.ts";
import { REQUEST_LENGTH } from "#lib/list-request/schema.ts";
import type { FormState } from "#lib/platform/form-state.ts";

export type AskableVo = {
  vo: string;
  title: string;
  /** Versions that its list holds. */
  held: readonly string[];
  kinds: readonly RequestKind[];
};

type ListRequestFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  vos: readonly AskableVo[];
};

const KINDS: Record<RequestKind, { label: string; description: string; nobody: string }> = {
  suggest: {
    label: "Include it",
    description: "VOs whose list does not hold it.",
    nobody: "Every list holds it or was asked already, or it has no version that can be listed.",
  },
  new_version: {
    label: "Take its latest version",
    description: "VOs whose list holds an earlier one.",
    nobody: "No list holds an earlier version, or all were asked already.",
  },
  exclude: {
    label: "Take it out",
    description: "VOs whose list holds it.",
    nobody: "No list holds it, or all were asked already.",
  },
  message: {
    label: "Something else",
    description: "A message to their managers.",
    nobody: "There is no VO.",
  },
};

/** Asks VOs about an appliance: what, whom, and in which words. */
export function ListRequestForm(props: ListRequestFormProps) {
  const { slug, vos } = props;
  const initial: Record<string, string> = { kind: firstKind(vos), vos: "", subject: "", message: "" };
  const kept = useKeptForm(props.action, { form: "list-request", thing: slug, initial });
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-7">
      <FormProblems state={kept.state} title="Nothing was sent" />
      <input type="hidden" name="slug" value={slug} />
      <Fields {...kept} vos={vos} key={kept.element.round} />
    </KeptForm>
  );
}

function firstKind(vos: readonly AskableVo[]): RequestKind {
  return REQUEST_KINDS.find((kind) => vos.some(({ kinds }) => kinds.includes(kind))) ?? "message";
}

type FieldsProps = {
  state: FormState;
  values: Readonly<Record<string, string>>;
  vos: readonly AskableVo[];
};

function Fields({ state: { fieldErrors }, values, vos }: FieldsProps) {
  const [kind, setKind] = useState<RequestKind>(
    REQUEST_KINDS.find((each) => each === values.kind) ?? "message",
  );
  const askable = vos.filter(({ kinds }) => kinds.includes(kind));
  return (
    <>
      <RadioCards
        legend="What do you ask for?"
        name="kind"
        required
        columns={2}
        error={fieldErrors.kind}
        value={kind}
        onValueChange={(value) => setKind(REQUEST_KINDS.find((each) => each === value) ?? "message")}
        options={REQUEST_KINDS.map((value) => ({ value, ...KINDS[value] }))}
      />
      {askable.length === 0 ? (
        <Notice tone="neutral" title="There is nobody to ask this">
          {KINDS[kind].nobody}
        </Notice>
      ) : (
        <CheckboxGroup
          key={kind}
          legend="Which VOs?"
          name="vos"
          columns={2}
          error={fieldErrors.vos}
          options={askable.map(({ vo, title, held }) => ({
            value: vo,
            label: title ? `${title} (${vo})` : vo,
            description: held.length === 0 ? "does not hold it" : `holds ${[...new Set(held)].join(", ")}`,
          }))}
          chosen={(values.vos ?? "").split("\n")}
        />
      )}
      {kind === "message" && (
        <Field label="Subject" required error={fieldErrors.subject}>
          {(control) => (
            <TextInput
              {...control}
              name="subject"
              maxLength={REQUEST_LENGTH.subject}
              defaultValue={values.subject}
            />
          )}
        </Field>
      )}
      <Field
        label="Message"
        required={kind === "message"}
        error={fieldErrors.message}
        description="Their managers read it beside the draft of their list and in a message, with your name."
      >
        {(control) => (
          <Textarea
            {...control}
            name="message"
            rows={5}
            maxLength={REQUEST_LENGTH.message}
            defaultValue={values.message}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel="Sending…" disabled={askable.length === 0}>
          Send
        </SubmitButton>
      </div>
    </>
  );
}
