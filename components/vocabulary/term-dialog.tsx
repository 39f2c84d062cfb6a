"use client";

import { type ReactElement, useActionState, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { Dialog } from "#components/ui/dialog.tsx";
import { Field } from "#components/ui/field.tsx";
import { FormProblems } from "#components/ui/form-problems.tsx";
import { Select } from "#components/ui/select.tsx";
import { SubmitButton } from "#components/ui/submit-button.tsx";
import { TextInput } from "#components/ui/text-input.tsx";
import { toast } from "#components/ui/toast.ts";
import { type FormState, IDLE } from "#lib/platform/form-state.ts";
import { formsTree, MOST_LEVELS, type VocabularyKind, withDescendants } from "#lib/vocabulary/term.ts";
import { KIND_WORDS } from "#lib/vocabulary/term-words.ts";
import { KIND_TEXTS } from "./kind-texts.ts";

type FormAction = (state: FormState, form: FormData) => Promise<FormState>;
type PossibleParent = { id: string; name: string; parentId: string | null; position: number; level: number };
type EditedTerm = {
  id: string;
  name: string;
  description: string | null;
  url: string | null;
  parentId: string | null;
};

type TermDialogProps = {
  kind: VocabularyKind;
  trigger: ReactElement;
  action: FormAction;
  /** All terms of the kind, in tree order. */
  terms: readonly PossibleParent[];
  /** The term to be edited; absent when one is added. */
  term?: EditedTerm;
  /** What a new name will change, in a sentence. */
  renameNote?: string | undefined;
};

/** Adds a term or edits one, in a dialog that closes when it went well. */
export function TermDialog(props: TermDialogProps) {
  const [open, setOpen] = useState(false);
  const { one } = KIND_WORDS[props.kind];
  return (
    <Dialog
      trigger={props.trigger}
      title={props.term ? `Edit “${props.term.name}”` : `Add a ${one}`}
      open={open}
      onOpenChange={setOpen}
    >
      <TermForm {...props} close={() => setOpen(false)} />
    </Dialog>
  );
}

function TermForm({ kind, action, terms, term, renameNote, close }: TermDialogProps & { close: () => void }) {
  const [state, act] = useActionState(async (before: FormState, form: FormData) => {
    const after = await action(before, form);
    if (after.status === "idle") {
      toast.success(term ? "Saved." : "Added.");
      close();
    }
    return after;
  }, IDLE);
  const errors = state.fieldErrors;
  const values = { ...valuesOf(term), ...state.values };
  const texts = KIND_TEXTS[kind];
  return (
    <form action={act} noValidate className="grid grid-cols-1 gap-5">
      <FormProblems state={state} />
      {term ? (
        <input type="hidden" name="termId" value={term.id} />
      ) : (
        <input type="hidden" name="kind" value={kind} />
      )}
      <Field label="Name" required error={errors.name} description={renameNote}>
        {(control) => <TextInput {...control} name="name" autoComplete="off" defaultValue={values.name} />}
      </Field>
      <Field label="Description" error={errors.description} description={texts.descriptionHelp}>
        {(control) => (
          <TextInput {...control} name="description" autoComplete="off" defaultValue={values.description} />
        )}
      </Field>
      {formsTree(kind) && (
        <Field
          label="Stands below"
          error={errors.parentId}
          description={`At most ${MOST_LEVELS} levels. Who looks in the upper one finds what is below it too.`}
        >
          {(control) => (
            <Select
              {...control}
              key={values.parentId}
              name="parentId"
              placeholder="None: it stands at the top"
              options={possibleParents(terms, term)}
              defaultValue={values.parentId}
            />
          )}
        </Field>
      )}
      <Field label="Address" error={errors.url} description={texts.urlHelp}>
        {(control) => (
          <TextInput {...control} name="url" type="url" placeholder="https://" defaultValue={values.url} />
        )}
      </Field>
      <div className="flex flex-col-reverse gap-2.5 pt-1 sm:flex-row sm:justify-end">
        <Button onClick={close}>Cancel</Button>
        <SubmitButton pendingLabel="Saving…">{term ? "Save" : "Add"}</SubmitButton>
      </div>
    </form>
  );
}

function valuesOf(term: EditedTerm | undefined) {
  return {
    name: term?.name ?? "",
    description: term?.description ?? "",
    url: term?.url ?? "",
    parentId: term?.parentId ?? "",
  };
}

/** Not itself, none of its own, and none so far down that nothing fits below it. */
function possibleParents(terms: readonly PossibleParent[], term: EditedTerm | undefined) {
  const own = term ? withDescendants(terms, term.id) : new Set<string>();
  return terms
    .filter(({ id, level }) => !own.has(id) && level + 1 < MOST_LEVELS)
    .map(({ id, name, level }) => ({ value: id, label: `${"\u2003".repeat(level)}${name}` }));
}
