"use client";

import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { rhythmWords } from "#components/notification/rhythm-words.ts";
import { CheckboxGroup } from "#components/ui/checkbox-group.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { APPLIANCE_TOPICS, type ApplianceTopic } from "#lib/appliance-follow/schema.ts";
import { MAIL_RHYTHMS, type MailRhythm } from "#lib/notification/rhythm.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { applianceTopicWords } from "./topic-words.ts";

type FollowWishFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  wish: { topics: readonly ApplianceTopic[]; rhythm: MailRhythm };
};

/** What somebody wants to be told of the appliances they follow, and how soon. */
export function FollowWishForm({ action, wish }: FollowWishFormProps) {
  const initial = { topics: wish.topics.join("\n"), rhythm: wish.rhythm };
  const kept = useKeptForm(action, { form: "follow-wish", thing: "own", initial });
  const { state, values } = kept;
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-6">
      <FormProblems state={state} title="That was not saved" />
      <CheckboxGroup
        legend="Tell me when"
        name="topics"
        error={state.fieldErrors.topics}
        options={APPLIANCE_TOPICS.map((topic) => ({ value: topic, ...applianceTopicWords[topic] }))}
        chosen={values.topics.split("\n")}
      />
      <RadioCards
        legend="By e-mail"
        description="News stand in your account at once, whatever you choose."
        name="rhythm"
        required
        error={state.fieldErrors.rhythm}
        defaultValue={values.rhythm}
        options={MAIL_RHYTHMS.map((rhythm) => ({ value: rhythm, ...rhythmWords[rhythm] }))}
      />
      <div>
        <SubmitButton pendingLabel="Saving…">Save</SubmitButton>
      </div>
    </KeptForm>
  );
}
