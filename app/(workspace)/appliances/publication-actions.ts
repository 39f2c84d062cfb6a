"use server";

import { formAction } from "#app/_transport/form-action.ts";
import type { FormState } from "#lib/platform/form-state.ts";
import { readPublications } from "#lib/virtual-appliance/read-publication.ts";
import { pastedPublicationSchema } from "#lib/virtual-appliance/schema.ts";

const lookUp = formAction(
  pastedPublicationSchema,
  (actor, input) => readPublications(actor, input),
  undefined,
  (rows) => ({ rows: JSON.stringify(rows) }),
);

/** Makes rows out of a pasted DOI or BibTeX, for the form of an entry. */
export async function lookUpPublicationAction(state: FormState, form: FormData): Promise<FormState> {
  return lookUp(state, form);
}
