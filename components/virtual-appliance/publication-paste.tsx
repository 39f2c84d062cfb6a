"use client";

import { useId, useState, useTransition } from "react";
import { Button } from "#components/ui/button.tsx";
import { Field } from "#components/ui/field.tsx";
import { Textarea } from "#components/ui/textarea.tsx";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";

export type LookUpPublication = (state: FormState, form: FormData) => Promise<FormState>;

type PublicationPasteProps = {
  add: (rows: readonly Readonly<Record<string, string>>[]) => void;
  lookUp: LookUpPublication;
};

/** A DOI or BibTeX, pasted, becomes rows. */
export function PublicationPaste({ add, lookUp }: PublicationPasteProps) {
  const id = useId();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [isReading, startReading] = useTransition();
  const read = () =>
    startReading(async () => {
      const sent = new FormData();
      sent.set("text", text);
      const state = await lookUp(IDLE, sent).catch(() => null);
      if (!state) return setProblem("The service could not be reached. Try again in a minute.");
      if (state.status === "refused")
        return setProblem(state.message ?? state.fieldErrors.text ?? "Paste a DOI or BibTeX.");
      setProblem(undefined);
      setText("");
      add(JSON.parse(state.answer?.rows ?? "[]"));
    });
  return (
    <div className="grid w-full grid-cols-1 gap-2">
      <Field label="Or paste a DOI or BibTeX" error={problem} id={id}>
        {(control) => (
          <Textarea
            {...control}
            mono
            rows={2}
            spellCheck={false}
            data-not-kept=""
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <div>
        <Button size="sm" onClick={read} pending={isReading} disabled={text.trim() === ""}>
          {isReading ? "Looking it up…" : "Make rows of it"}
        </Button>
      </div>
    </div>
  );
}
