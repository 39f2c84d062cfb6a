"use client";

import { Stamp, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { KeptForm } from "#components/form/kept-form.tsx";
import { useKeptForm } from "#components/form/use-kept-form.ts";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import type { FormState } from "#lib/platform/form-state.ts";

type PublishDraftFormProps = {
  action: (state: FormState, form: FormData) => Promise<FormState>;
  vo: string;
  /** The state of the draft that this page shows: publishing another one is refused. */
  changeCount: number;
  /** Number that the revision will have. */
  number: number;
  /** Another of those who curate the list publishes what is proposed here. */
  needsApproval: boolean;
};

/** The last word of a manager: a comment, and the button that freezes the draft as a revision. */
export function PublishDraftForm(props: PublishDraftFormProps) {
  const { vo, changeCount, number, needsApproval } = props;
  const kept = useKeptForm(props.action, { form: "publish-draft", thing: vo, initial: { comment: "" } });
  const { state, values } = kept;
  const router = useRouter();
  useEffect(() => {
    // Refused as a whole: something is no longer as this page shows it.
    if (state.message !== null) router.refresh();
  }, [state, router]);
  return (
    <KeptForm kept={kept} className="grid grid-cols-1 content-start gap-5">
      <FormProblems
        state={state}
        title={needsApproval ? "That was not proposed" : "The draft was not published"}
      />
      <input type="hidden" name="vo" value={vo} />
      <input type="hidden" name="changeCount" value={changeCount} data-not-kept="" />
      <Field
        label="Comment"
        required
        error={state.fieldErrors.comment}
        description="What changes and why. Other managers and sites read it beside the revision."
      >
        {(control) => <Textarea {...control} name="comment" rows={3} defaultValue={values.comment} />}
      </Field>
      <div>
        {needsApproval ? (
          <SubmitButton icon={<Users aria-hidden />} pendingLabel="Proposing…">
            Propose revision {number}
          </SubmitButton>
        ) : (
          <SubmitButton icon={<Stamp aria-hidden />} pendingLabel="Publishing…">
            Publish revision {number}
          </SubmitButton>
        )}
      </div>
    </KeptForm>
  );
}
