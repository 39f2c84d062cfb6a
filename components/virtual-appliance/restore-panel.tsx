"use client";

import { Undo2 } from "lucide-react";
import { useActionState } from "react";
import { fieldChange } from "#components/audit/event-changes.ts";
import { EventDifference } from "#components/audit/event-difference.tsx";
import { fieldLabel } from "#components/audit/field-words.ts";
import { Button } from "#components/ui/button.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { formatUtc } from "#components/ui/format-relative-time.ts";
import { Notice } from "#components/ui/notice.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import type { PlannedField, Restorable } from "#lib/virtual-appliance/restoration-plan.ts";

type RestorePanelProps = {
  slug: string;
  preview: {
    what: Restorable;
    event: { id: string };
    mark: string;
    fields: readonly PlannedField[];
  };
  restore: (state: FormState, form: FormData) => Promise<FormState>;
};

/** What would change now, what later edits would be lost with it, and the button. */
export function RestorePanel({ slug, preview, restore }: RestorePanelProps) {
  const { what, event, mark, fields } = preview;
  const [state, action] = useActionState(restore, IDLE);
  // There are no fields to stand beside.
  const problem = { ...state, message: state.message ?? Object.values(state.fieldErrors)[0] ?? null };
  const back = (
    <Button href={paths.applianceHistory(slug)} variant="quiet">
      Back to the history
    </Button>
  );
  if (fields.length === 0) {
    return (
      <Notice tone="neutral" title="Nothing would change" action={back}>
        {what === "edit"
          ? "What this edit changed has been changed back since."
          : "The entry has not been edited since then."}
      </Notice>
    );
  }
  return (
    <form action={action} className="grid grid-cols-1 gap-6">
      <FormProblems state={problem} title="Nothing was brought back" />
      <input type="hidden" name="slug" value={slug} />
      <input type="hidden" name="eventId" value={event.id} />
      <input type="hidden" name="what" value={what} />
      <input type="hidden" name="seen" value={mark} />
      <LaterEdits fields={fields} />
      <Panel
        title="What changes now"
        footer={
          <div className="flex flex-wrap gap-2.5">
            <SubmitButton icon={<Undo2 aria-hidden />} pendingLabel="Saving…">
              {what === "edit" ? "Undo this edit" : "Bring this state back"}
            </SubmitButton>
            {back}
          </div>
        }
      >
        <EventDifference
          label="What changes now"
          changes={fields.map(({ field, present, restored }) => fieldChange(field, present, restored))}
        />
      </Panel>
    </form>
  );
}

function LaterEdits({ fields }: { fields: readonly PlannedField[] }) {
  const touched = fields.filter(({ touchedSince }) => touchedSince.length > 0);
  if (touched.length === 0) return null;
  return (
    <Notice tone="warn" title="Later edits of the same fields would be undone with it">
      <ul className="grid list-disc gap-1 pl-5">
        {touched.map(({ field, touchedSince }) => (
          <li key={field}>
            {fieldLabel(field)}:{" "}
            {touchedSince.map(({ who, at }) => `${who} on ${formatUtc(new Date(at))}`).join("; ")}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
