/** The word of the vocabulary in the record of a VO. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { requireChoosable } from "#lib/vocabulary/require-choosable.ts";

/** What is chosen from the vocabulary. */
export const CHOSEN_KINDS = ["discipline"] as const;

/**
 * The discipline as the vocabulary spells it.
 *
 * @param tx a transaction that holds the terms of CHOSEN_KINDS
 * @param before what the VO had until now; it may keep that
 * @throws AppError `invalid_input` for what cannot be chosen
 */
export async function chosenDiscipline(
  tx: Transaction,
  discipline: string | null,
  before: string | null,
): Promise<string | null> {
  if (discipline === null) return null;
  const [name = null] = await requireChoosable(tx, {
    kind: "discipline",
    names: [discipline],
    before: before === null ? [] : [before],
    field: "discipline",
  });
  return name;
}
