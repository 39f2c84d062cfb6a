"use client";

import { NotebookPen } from "lucide-react";
import { useRouter } from "next/navigation";
import { useKeptWords } from "#components/form/use-kept-words.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { IconButton } from "#components/ui/icon-button.tsx";
import { Textarea } from "#components/ui/textarea.tsx";

type NoteDialogProps = {
  vo: string;
  appliance: { id: string; name: string };
  /** As it is; empty: there is none. */
  note: string;
  action: (form: FormData) => Promise<{ error?: string }>;
};

/** Writes what those who curate the list want to remember of an appliance. What is typed is kept until it was saved. */
export function NoteDialog({ vo, appliance, note, action }: NoteDialogProps) {
  const router = useRouter();
  const thing = `${vo}/${appliance.id}`;
  const { words, setWords, send } = useKeptWords({ form: "note", thing, initial: note }, async (form) => {
    const outcome = await action(form);
    // Somebody else was quicker: the page shows theirs, and saving again is about that.
    if (outcome.error) router.refresh();
    return outcome;
  });

  return (
    <ConfirmDialog
      trigger={
        <IconButton
          size="sm"
          data-desk-key="n"
          icon={<NotebookPen aria-hidden />}
          label={`${note === "" ? "Write a note on" : "Change the note on"} ${appliance.name}`}
        />
      }
      title={`Note on ${appliance.name}`}
      description="For those who curate this list only; neither sites nor authors see it. It stays when the appliance leaves the list."
      confirmLabel="Save the note"
      action={send}
      fields={{ vo, applianceId: appliance.id, seen: note }}
    >
      <Field label="Note" description="Leave it empty to remove it.">
        {(control) => (
          <Textarea
            {...control}
            name="text"
            rows={4}
            maxLength={1000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
}
