"use client";

import { CircleAlert, Star } from "lucide-react";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { COMMENT_LENGTH } from "#lib/rating/lengths.ts";

type RatingFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  /** What they have given; null: nothing yet. */
  own: { stars: number; comment: string | null } | null;
};

/** One to five stars, and a comment if one likes. */
export function RatingForm({ action, slug, own }: RatingFormProps) {
  const initial = { stars: own ? String(own.stars) : "", comment: own?.comment ?? "" };
  const kept = useKeptForm(action, { form: "rating", thing: slug, initial });
  const { state, values } = kept;
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-4">
      <FormProblems state={state} title="Your rating was not saved" />
      <input type="hidden" name="slug" value={slug} />
      <StarsField chosen={values.stars} error={state.fieldErrors.stars} />
      <Field
        label="Comment"
        description={`What worked, what did not. Everybody reads it, with your name. At most ${COMMENT_LENGTH} characters.`}
        error={state.fieldErrors.comment}
        id="rating-comment"
      >
        {(control) => (
          <Textarea
            {...control}
            name="comment"
            rows={3}
            maxLength={COMMENT_LENGTH}
            defaultValue={values.comment}
          />
        )}
      </Field>
      <div>
        <SubmitButton pendingLabel="Saving…">{own ? "Change rating" : "Rate"}</SubmitButton>
      </div>
    </KeptForm>
  );
}

/** Native radio buttons under stars: all up to the chosen one are filled. */
function StarsField({ chosen, error }: { chosen: string; error: string | undefined }) {
  return (
    <fieldset {...(error ? { "aria-describedby": "rating-stars-error" } : {})}>
      <legend className="text-sm font-semibold">Stars</legend>
      <div className="mt-1 -ml-2 flex">
        {[1, 2, 3, 4, 5].map((star) => (
          <label
            key={star}
            className="relative grid size-11 cursor-pointer place-items-center rounded-md text-ink-faint hover:bg-hover has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-focus [&:has(~label_input:checked)]:text-accent [&:has(input:checked)_svg]:fill-current [&:has(~label_input:checked)_svg]:fill-current"
          >
            <input
              type="radio"
              name="stars"
              value={star}
              defaultChecked={chosen === String(star)}
              aria-invalid={error ? true : undefined}
              className="absolute inset-0 cursor-pointer appearance-none rounded-md outline-none"
            />
            <Star aria-hidden className="pointer-events-none size-6" />
            <span className="sr-only">{star === 1 ? "1 star" : `${star} stars`}</span>
          </label>
        ))}
      </div>
      {error && (
        <p id="rating-stars-error" className="mt-1.5 flex gap-1.5 text-sm font-medium text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {error}
        </p>
      )}
    </fieldset>
  );
}
