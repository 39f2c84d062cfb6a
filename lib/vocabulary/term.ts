/** The words that entries choose from: categories and disciplines, which form trees, and licences. */

export const VOCABULARY_KINDS = ["category", "discipline", "licence"] as const;
export type VocabularyKind = (typeof VOCABULARY_KINDS)[number];

export const TERM_NAME_LENGTH = { min: 2, max: 60 } as const;
/** A category, one in it, and one in that: nobody finds what lies deeper. */
export const MOST_LEVELS = 3;

/** May terms of this kind stand below each other? */
export function formsTree(kind: VocabularyKind): boolean {
  return kind !== "licence";
}

/** What the rules about the tree need to know of a term. */
export type TreeTerm = { id: string; parentId: string | null; position: number; name: string };

/**
 * Parents before their children, siblings by position; `level` is 0 at the top. A term whose parent is not among the
 * terms stands at the top.
 */
export function inTreeOrder<Term extends TreeTerm>(terms: readonly Term[]): (Term & { level: number })[] {
  const known = new Set(terms.map(({ id }) => id));
  const parentOf = ({ parentId }: Term) => (parentId !== null && known.has(parentId) ? parentId : null);
  const below = (parentId: string | null, level: number): (Term & { level: number })[] =>
    terms
      .filter((term) => parentOf(term) === parentId)
      .toSorted(byPosition)
      .flatMap((term) => [{ ...term, level }, ...below(term.id, level + 1)]);
  return below(null, 0);
}

/** The order of siblings: as they were put, and by name where nobody did. */
export function byPosition(a: TreeTerm, b: TreeTerm): number {
  return a.position - b.position || a.name.localeCompare(b.name, "en") || (a.id < b.id ? -1 : 1);
}

/** The term and everything below it. */
export function withDescendants<Term extends TreeTerm>(terms: readonly Term[], id: string): Set<string> {
  const found = new Set([id]);
  // Children may come before their parents: look until nothing new is found.
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const term of terms) if (term.parentId && found.has(term.parentId)) found.add(term.id);
  }
  return found;
}

/**
 * Why a term cannot stand below this parent; null when it can.
 *
 * @param id the term that moves; null for one that is added
 */
export function findParentProblem(
  terms: readonly TreeTerm[],
  kind: VocabularyKind,
  id: string | null,
  parentId: string,
): string | null {
  if (!formsTree(kind)) return "Licences do not stand below each other.";
  const parent = terms.find((term) => term.id === parentId);
  if (!parent) return "That one is not there any more. Choose another, or none.";
  const moved = id === null ? new Set<string>() : withDescendants(terms, id);
  if (moved.has(parentId)) return "A term cannot stand below itself, nor below one of its own.";
  const levels = inTreeOrder(terms);
  const levelOf = (wanted: string) => levels.find((term) => term.id === wanted)?.level ?? 0;
  const top = id === null ? 0 : levelOf(id);
  const height = Math.max(0, ...[...moved].map((one) => levelOf(one) - top));
  if (levelOf(parentId) + 1 + height < MOST_LEVELS) return null;
  return `At most ${MOST_LEVELS} levels: “${parent.name}” is too far down for that.`;
}

/** Two names that people would take for one fold to the same text: case, accents, blanks and hyphens do not tell apart. */
export function foldName(name: string): string {
  const folded = name
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase()
    // "C", "C++" and "C#" are three.
    .replace(/[^\p{L}\p{N}+#]+/gu, "");
  return folded || name.toLowerCase();
}

/** The term of another identifier that has this name, or one that looks like it. */
export function findLookAlike<Term extends { id: string; name: string }>(
  terms: readonly Term[],
  name: string,
  id: string | null = null,
): Term | undefined {
  const others = terms.filter((term) => term.id !== id);
  const same = others.find((term) => term.name.toLowerCase() === name.toLowerCase());
  return same ?? others.find((term) => foldName(term.name) === foldName(name));
}
