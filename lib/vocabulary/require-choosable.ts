/** The check of names that an entry chooses, for the use cases that save it. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { AppError } from "#lib/platform/errors.ts";
import type { VocabularyKind } from "./term.ts";
import { KIND_WORDS } from "./term-words.ts";

type Choice = {
  kind: VocabularyKind;
  names: readonly string[];
  /** What the entry had before: it may keep that, also when it is offered no more. */
  before: readonly string[];
  /** The form's field, where the complaint goes. */
  field: string;
};

/**
 * The names in the vocabulary's own spelling.
 *
 * @param tx a transaction that holds the terms (`holdTerms`)
 * @throws AppError `invalid_input` for a name that cannot be chosen
 */
export async function requireChoosable(tx: Transaction, choice: Choice): Promise<string[]> {
  const { kind, names, before, field } = choice;
  const fresh = names.filter((name) => !before.includes(name));
  const terms = await tx.vocabularyTerm.findMany({
    where: { kind, name: { in: [...fresh], mode: "insensitive" } },
    select: { name: true, retiredAt: true },
  });
  const find = (name: string) => terms.find((term) => term.name.toLowerCase() === name.toLowerCase());
  const wrong = fresh.find((name) => find(name)?.retiredAt !== null);
  if (wrong !== undefined) {
    const { one } = KIND_WORDS[kind];
    const message = find(wrong)
      ? `“${wrong}” cannot be chosen any more. Choose another ${one}.`
      : `There is no ${one} “${wrong}”. Choose one of those offered.`;
    throw new AppError("invalid_input", "unknown_term", message, { [field]: message });
  }
  return [...new Set(names.map((name) => (before.includes(name) ? name : (find(name)?.name ?? name))))];
}
