"use server";

import { dialogAction, formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { addTerm } from "#lib/vocabulary/add-term.ts";
import { editTerm } from "#lib/vocabulary/edit-term.ts";
import { moveTerm } from "#lib/vocabulary/move-term.ts";
import { removeTerm } from "#lib/vocabulary/remove-term.ts";
import { restoreTerm } from "#lib/vocabulary/restore-term.ts";
import { retireTerm } from "#lib/vocabulary/retire-term.ts";
import { addTermSchema, editTermSchema, moveTermSchema, termRefSchema } from "#lib/vocabulary/schema.ts";

const add = formAction(addTermSchema, addTerm);
const edit = formAction(editTermSchema, editTerm);
const move = formAction(moveTermSchema, moveTerm);
const restore = formAction(termRefSchema, restoreTerm);
const retire = dialogAction(termRefSchema, retireTerm);
const remove = dialogAction(termRefSchema, removeTerm);

/** Adds a term. */
export async function addTermAction(state: FormState, form: FormData): Promise<FormState> {
  return add(state, form);
}

/** Changes a term, everywhere it was chosen. */
export async function editTermAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}

/** Moves a term one place. */
export async function moveTermAction(state: FormState, form: FormData): Promise<FormState> {
  return move(state, form);
}

/** Offers a retired term again. */
export async function restoreTermAction(state: FormState, form: FormData): Promise<FormState> {
  return restore(state, form);
}

/** Offers a term no more. */
export async function retireTermAction(form: FormData): Promise<{ error?: string }> {
  return retire(form);
}

/** Removes a term that nothing uses. */
export async function removeTermAction(form: FormData): Promise<{ error?: string }> {
  return remove(form);
}
