"use client";

import { useActionState } from "react";
import { Button } from "#components/ui/button.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { ImageDeclaredFields } from "./image-declared-fields.tsx";
import { ImageFileFields } from "./image-file-fields.tsx";
import type { ImageFormValues } from "./image-form-values.ts";
import { ImageRequirementFields } from "./image-requirement-fields.tsx";
import { ImageSystemFields } from "./image-system-fields.tsx";

type ImageFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  /** Of the image that is edited; absent for a new one. */
  identifier?: string;
  initial: ImageFormValues;
  submitLabel: string;
  cancelHref: string;
};

/** Adds an image to the working version, or edits one. */
export function ImageForm(props: ImageFormProps) {
  const { slug, identifier, initial, submitLabel, cancelHref } = props;
  const [state, action] = useActionState(props.action, IDLE);
  const fields = { values: { ...initial, ...state.values }, errors: state.fieldErrors };
  return (
    <form action={action} noValidate className="grid grid-cols-1 gap-8">
      <FormProblems state={state} title="The image was not saved" />
      <input type="hidden" name="slug" value={slug} />
      {identifier !== undefined && <input type="hidden" name="identifier" value={identifier} />}
      <div>
        <ImageFileFields {...fields} />
        <ImageSystemFields {...fields} />
        <ImageRequirementFields {...fields} />
        <ImageDeclaredFields {...fields} />
      </div>
      <FormButtons>
        <SubmitButton pendingLabel="Saving…">{submitLabel}</SubmitButton>
        <Button href={cancelHref} variant="quiet">
          Cancel
        </Button>
      </FormButtons>
    </form>
  );
}
