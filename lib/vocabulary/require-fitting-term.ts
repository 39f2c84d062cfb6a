/** The rules about all terms of a kind together, for adding and editing alike. */
import { AppError } from "#lib/platform/errors.ts";
import { findLookAlike, findParentProblem, type TreeTerm, type VocabularyKind } from "./term.ts";
import { KIND_WORDS } from "./term-words.ts";

type KnownTerm = TreeTerm & { retiredAt: Date | null };

/**
 * @param id the term that is edited; null for one that is added
 * @throws AppError `conflict` for a name that is taken or looks like another, `invalid_input` for a parent it cannot have
 */
export function requireFittingTerm(
  terms: readonly KnownTerm[],
  kind: VocabularyKind,
  id: string | null,
  { name, parentId }: { name: string; parentId: string | null },
): void {
  const other = findLookAlike(terms, name, id);
  if (other) {
    const message = describeLookAlike(kind, name, other);
    throw new AppError("conflict", "term_exists", message, { name: message });
  }
  const problem = parentId && findParentProblem(terms, kind, id, parentId);
  if (problem) throw new AppError("invalid_input", "bad_parent", problem, { parentId: problem });
}

function describeLookAlike(kind: VocabularyKind, name: string, other: KnownTerm): string {
  const { one } = KIND_WORDS[kind];
  if (other.name.toLowerCase() !== name.toLowerCase()) {
    return `“${name}” looks like the ${one} “${other.name}”, which is there already: choose a name that can be told apart.`;
  }
  return other.retiredAt
    ? `There is a retired ${one} named “${other.name}”: restore that one.`
    : `There is already a ${one} named “${other.name}”.`;
}
