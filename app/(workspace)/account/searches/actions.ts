"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { paths } from "#lib/platform/paths.ts";
import { deleteSavedSearch } from "#lib/saved-search/delete-saved-search.ts";
import { editSavedSearch } from "#lib/saved-search/edit-saved-search.ts";
import { saveSearch } from "#lib/saved-search/save-search.ts";
import {
  deleteSavedSearchSchema,
  editSavedSearchSchema,
  saveSearchSchema,
} from "#lib/saved-search/schema.ts";

const save = formAction(saveSearchSchema, saveSearch, () => paths.savedSearches());
const edit = formAction(editSavedSearchSchema, editSavedSearch, () => paths.savedSearches());
const remove = formAction(deleteSavedSearchSchema, deleteSavedSearch);

/** Keeps a search. */
export async function saveSearchAction(state: FormState, form: FormData): Promise<FormState> {
  return save(state, form);
}

/** Changes its name, and how it tells. */
export async function editSavedSearchAction(state: FormState, form: FormData): Promise<FormState> {
  return edit(state, form);
}

/** Ends it. */
export async function deleteSavedSearchAction(state: FormState, form: FormData): Promise<FormState> {
  return remove(state, form);
}
