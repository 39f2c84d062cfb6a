/** The words of the vocabulary in a catalogue entry. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { requireChoosable } from "#lib/vocabulary/require-choosable.ts";
import type { ApplianceFields } from "./schema.ts";

/** What is chosen from the vocabulary alone; a licence may be any text. */
export const CHOSEN_KINDS = ["category", "discipline"] as const;

type ChosenTerms = Pick<ApplianceFields, "category" | "furtherCategories" | "disciplines">;

/** Before an entry is registered. */
export const NOTHING_CHOSEN: ChosenTerms = { category: "", furtherCategories: [], disciplines: [] };

/**
 * The entry with its terms as the vocabulary spells them.
 *
 * @param tx a transaction that holds the terms of CHOSEN_KINDS
 * @param before what the entry chose until now; it may keep that
 * @throws AppError `invalid_input` for what cannot be chosen
 */
export async function withChosenTerms<Fields extends ChosenTerms>(
  tx: Transaction,
  fields: Fields,
  before: ChosenTerms,
): Promise<Fields> {
  const [category = ""] = await requireChoosable(tx, {
    kind: "category",
    names: [fields.category],
    before: [before.category],
    field: "category",
  });
  const further = await requireChoosable(tx, {
    kind: "category",
    names: fields.furtherCategories,
    before: before.furtherCategories,
    field: "furtherCategories",
  });
  const disciplines = await requireChoosable(tx, {
    kind: "discipline",
    names: fields.disciplines,
    before: before.disciplines,
    field: "disciplines",
  });
  // A form sends them in the order of the vocabulary: that alone is no change of the entry.
  const isSame =
    disciplines.length === before.disciplines.length && isWithin(disciplines, before.disciplines);
  const furtherCategories = further.filter((name) => name !== category);
  return {
    ...fields,
    category,
    furtherCategories,
    disciplines: isSame ? [...before.disciplines] : disciplines,
  };
}

function isWithin(some: readonly string[], all: readonly string[]): boolean {
  return some.every((one) => all.includes(one));
}
