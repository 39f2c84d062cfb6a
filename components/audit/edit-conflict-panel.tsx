"use client";

import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import type { KeptForm } from "#components/form/use-kept-form.ts";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import type { ConflictingField, EditConflict } from "#lib/platform/edit-conflict.ts";
import { fieldChange } from "./event-changes.ts";
import { FieldDifference } from "./event-difference.tsx";
import { fieldLabel } from "./field-words.ts";

type EditConflictPanelProps = { kept: KeptForm<Readonly<Record<string, string>>> };

/** Inside a form that somebody else was quicker with: what they changed, what saving would make of it, and the choice. */
export function EditConflictPanel({ kept }: EditConflictPanelProps) {
  const { conflict } = kept.state;
  return conflict ? <Conflict conflict={conflict} discard={kept.discard} /> : null;
}

function Conflict({ conflict, discard }: { conflict: EditConflict; discard: () => void }) {
  const router = useRouter();
  const { mark, edits, fields } = conflict;
  const isPartlyTheirs = fields.some(({ isTyped }) => !isTyped);
  const isPartlyMine = fields.some(({ isTyped }) => isTyped);
  return (
    <Panel
      title="What is different now"
      footer={
        <div className="grid gap-3">
          <div className="flex flex-wrap gap-2.5">
            {isPartlyTheirs && (
              <SubmitButton name="mergeInto" value={mark} pendingLabel="Saving…">
                {isPartlyMine ? "Save mine, keep theirs elsewhere" : "Save mine beside theirs"}
              </SubmitButton>
            )}
            <SubmitButton variant="secondary" name="overwrite" value={mark} pendingLabel="Saving…">
              Keep mine all the same
            </SubmitButton>
            <Button
              variant="quiet"
              onClick={() => {
                discard();
                router.refresh();
              }}
            >
              Discard mine
            </Button>
          </div>
          {isPartlyTheirs && (
            <p className="text-sm text-ink-muted">
              “Elsewhere” is every field that you left as it was. You can also change the fields below first.
            </p>
          )}
        </div>
      }
    >
      <div className="grid gap-5 text-sm">
        <ul className="grid gap-0.5 text-ink-muted">
          {edits.map(({ who, at }) => (
            <li key={at}>
              <strong className="font-semibold text-ink">{who}</strong> saved at{" "}
              <time dateTime={at}>{at.slice(11, 16)} UTC</time>
            </li>
          ))}
        </ul>
        {fields.map((field) => (
          <Field key={field.field} field={field} />
        ))}
      </div>
    </Panel>
  );
}

function Field({ field: { field, before, theirs, mine, isTyped } }: { field: ConflictingField }) {
  return (
    <section className="grid gap-2 border-t border-line pt-4">
      <h3 className="text-sm font-semibold">{fieldLabel(field)}</h3>
      <div className="grid gap-x-6 gap-y-3 md:grid-cols-2">
        <Side title="What they changed">
          <FieldDifference change={fieldChange(field, before, theirs)} />
        </Side>
        <Side
          title={isTyped ? "What yours would change" : "You had left it as it was. Yours would undo theirs"}
        >
          <FieldDifference change={fieldChange(field, theirs, mine)} />
        </Side>
      </div>
    </section>
  );
}

function Side({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="grid content-start gap-1">
      <p className="text-ink-muted">{title}</p>
      <div className="wrap-anywhere">{children}</div>
    </div>
  );
}
