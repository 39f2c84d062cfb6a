"use client";

import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { rhythmWords } from "#components/notification/rhythm-words.ts";
import { Button } from "#components/ui/button.tsx";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { LIST_TOPICS, type ListTopic } from "#lib/list-subscription/schema.ts";
import { MAIL_RHYTHMS, type MailRhythm } from "#lib/notification/rhythm.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { topicWords } from "./subscription-words.ts";

type SubscriptionFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  vo: string;
  /** What is wished now; null: they do not follow the list yet. */
  subscription: { topics: readonly ListTopic[]; rhythm: MailRhythm } | null;
};

/** What somebody wants to be told of a list, and how soon. */
export function SubscriptionForm(props: SubscriptionFormProps) {
  const { vo, subscription } = props;
  const initial = {
    topics: (subscription?.topics ?? LIST_TOPICS).join("\n"),
    rhythm: subscription?.rhythm ?? "daily",
  };
  const kept = useKeptForm(props.action, { form: "subscription", thing: vo, initial });
  const { state, values } = kept;
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-7">
      <FormProblems state={state} title="That was not saved" />
      <input type="hidden" name="vo" value={vo} />
      <CheckboxGroup
        legend="Tell me when"
        name="topics"
        error={state.fieldErrors.topics}
        options={LIST_TOPICS.map((topic) => ({ value: topic, ...topicWords[topic] }))}
        chosen={values.topics.split("\n")}
      />
      <RadioCards
        legend="By e-mail"
        description="News stand in your account at once, whatever you choose."
        name="rhythm"
        required
        columns={2}
        error={state.fieldErrors.rhythm}
        defaultValue={values.rhythm}
        options={MAIL_RHYTHMS.map((rhythm) => ({ value: rhythm, ...rhythmWords[rhythm] }))}
      />
      <FormButtons>
        <SubmitButton pendingLabel="Saving…">{subscription ? "Save" : "Follow the list"}</SubmitButton>
        <Button href={paths.imageList(vo)} variant="quiet">
          Cancel
        </Button>
      </FormButtons>
    </KeptForm>
  );
}
