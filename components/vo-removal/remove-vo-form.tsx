"use client";

import { useState } from "react";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { FormSection } from "#components/ui/form-section.tsx";
import { Notice } from "#components/ui/notice.tsx";
import { RadioCards } from "#components/ui/radio-cards.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { MOST_DAYS_AHEAD, USUAL_DAYS_AHEAD } from "#lib/vo/removal.ts";

type RemoveVoFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  vo: string;
  /** As browsers write days: `2026-12-27`. */
  days: { earliest: string; usual: string; latest: string };
  /** Does anybody get a list at all? */
  isPublished: boolean;
  cancelHref: string;
};

type SectionProps = {
  values: Readonly<Record<string, string>>;
  errors: Readonly<Record<string, string>>;
};

/** Removes a VO: when its list stops, why, and its name once more. */
export function RemoveVoForm({ action, vo, days, isPublished, cancelHref }: RemoveVoFormProps) {
  const initial: Record<string, string> = {
    ...{ ending: isPublished ? "on_day" : "now", day: days.usual, reason: "", confirmation: "" },
  };
  const kept = useKeptForm(action, { form: "remove-vo", thing: vo, initial });
  const section = { values: kept.values, errors: kept.state.fieldErrors };
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-8">
      <FormProblems state={kept.state} title="The VO was not removed" />
      <input type="hidden" name="vo" value={vo} />
      <div>
        <EndingSection {...section} days={days} isPublished={isPublished} />
        <ReasonSection {...section} />
        <ConfirmationSection {...section} vo={vo} />
      </div>
      <FormButtons>
        <SubmitButton variant="danger" pendingLabel="Removing…">
          Remove the VO
        </SubmitButton>
        <Button href={cancelHref} variant="quiet">
          Cancel
        </Button>
      </FormButtons>
    </KeptForm>
  );
}

type EndingSectionProps = SectionProps & Pick<RemoveVoFormProps, "days" | "isPublished">;

function EndingSection({ values, errors, days, isPublished }: EndingSectionProps) {
  const [ending, setEnding] = useState(values.ending ?? "on_day");
  return (
    <FormSection
      title="When the list stops"
      description="Until then it is answered and signed as ever, and nobody changes it. Everybody concerned is told the day by e-mail."
    >
      <RadioCards
        legend="When does the image list stop?"
        name="ending"
        required
        error={errors.ending}
        value={ending}
        onValueChange={setEnding}
        options={[
          {
            value: "on_day",
            label: "On a day to come",
            description: `Sites read a last list until then. ${USUAL_DAYS_AHEAD} days give each of them time.`,
          },
          { value: "now", label: "At once", description: "Sites are told when it has stopped already." },
        ]}
      />
      {ending === "on_day" && (
        <Field
          label="Day"
          required
          error={errors.day}
          description={`It stops at 0:00 UTC of that day; at most ${MOST_DAYS_AHEAD} days ahead.`}
        >
          {(control) => (
            <TextInput
              {...control}
              type="date"
              name="day"
              min={days.earliest}
              max={days.latest}
              defaultValue={values.day}
            />
          )}
        </Field>
      )}
      {ending === "now" && isPublished && (
        <Notice tone="danger" title="Sites lose the images of this VO without notice">
          From the moment you press the button its list is answered 410 Gone. Clients such as atrope delete
          its images at their next run, and no machine can be started from them any more.
        </Notice>
      )}
    </FormSection>
  );
}

function ReasonSection({ values, errors }: SectionProps) {
  return (
    <FormSection title="Why">
      <Field
        label="Reason"
        required
        error={errors.reason}
        description="Its managers and the sites read it in the e-mail, and everybody on the page of the VO."
      >
        {(control) => <Textarea {...control} name="reason" rows={4} defaultValue={values.reason} />}
      </Field>
    </FormSection>
  );
}

function ConfirmationSection({ values, errors, vo }: SectionProps & { vo: string }) {
  return (
    <FormSection title="Which VO">
      <Field required label={<>Type “{vo}” to confirm</>} error={errors.confirmation}>
        {(control) => (
          <TextInput
            {...control}
            mono
            name="confirmation"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            defaultValue={values.confirmation}
          />
        )}
      </Field>
    </FormSection>
  );
}
