"use client";

import type { ReactNode } from "react";
import { EditConflictPanel } from "#components/audit/edit-conflict-panel.tsx";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { FormButtons } from "#components/ui/form-buttons.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { FormState } from "#lib/platform/form-state.ts";
import { FilePrefill, type LookIntoFile } from "./file-prefill.tsx";
import { ImageDeclaredFields } from "./image-declared-fields.tsx";
import { ImageFileFields } from "./image-file-fields.tsx";
import type { ImageFormValues } from "./image-form-values.ts";
import { ImageNetworkFields } from "./image-network-fields.tsx";
import { ImageRequirementFields } from "./image-requirement-fields.tsx";
import { ImageStartFields } from "./image-start-fields.tsx";
import { ImageSystemFields } from "./image-system-fields.tsx";

type ImageFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  slug: string;
  /** Of the image that is edited; absent for a new one. */
  identifier?: string;
  /** The mark of the state that the form is made from. */
  seen?: string;
  initial: ImageFormValues;
  /** Where a file can be uploaded; null where nothing can. */
  upload: ReactNode;
  /** Asks the file at the typed address what it is. */
  look: LookIntoFile;
  submitLabel: string;
  cancelHref: string;
};

/** Adds an image to the working version, or edits one. */
export function ImageForm(props: ImageFormProps) {
  const { slug, identifier, seen, initial, submitLabel, cancelHref } = props;
  const thing = `${slug}/${identifier ?? "new"}`;
  const kept = useKeptForm(props.action, { form: "image", thing, seen, initial });
  const { state, values } = kept;
  const fields = { values, errors: state.fieldErrors };
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 gap-8">
      <FormProblems state={state} title="The image was not saved" />
      <EditConflictPanel kept={kept} />
      <input type="hidden" name="slug" value={slug} />
      {identifier !== undefined && <input type="hidden" name="identifier" value={identifier} />}
      <div>
        <ImageFileFields
          {...fields}
          upload={props.upload}
          prefill={<FilePrefill slug={slug} look={props.look} untouched={identifier ? {} : initial} />}
        />
        <ImageSystemFields {...fields} />
        <ImageRequirementFields {...fields} />
        <ImageStartFields {...fields} />
        <ImageNetworkFields {...fields} />
        <ImageDeclaredFields {...fields} />
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
