/** Which categories the catalogue offers to narrow by. */
import { inTreeOrder, type TreeTerm, withDescendants } from "#lib/vocabulary/term.ts";

export type CategoryChoice = { category: string; count: number };

/**
 * The categories at the top, and one level more of the branch that was chosen, each with the appliances in it and below
 * it; empty ones are left out. What no term stands for (any more) comes last.
 *
 * @param counts appliances by the category that they name
 */
export function categoryChoices(
  terms: readonly TreeTerm[],
  counts: ReadonlyMap<string, number>,
  chosen: string | null,
): CategoryChoice[] {
  const nameOf = new Map(terms.map(({ id, name }) => [id, name]));
  const choices = inTreeOrder(terms).flatMap(({ id, parentId, name, level }) => {
    const within = [...withDescendants(terms, id)].map((one) => nameOf.get(one) ?? "");
    const count = within.reduce((sum, one) => sum + (counts.get(one) ?? 0), 0);
    const open = level === 0 || isOnTheWay(terms, parentId, chosen);
    return open && (count > 0 || name === chosen) ? [{ category: name, count }] : [];
  });
  const known = new Set(nameOf.values());
  const others = [...counts]
    .filter(([name]) => !known.has(name))
    .sort(([a], [b]) => a.localeCompare(b, "en"));
  return [...choices, ...others.map(([category, count]) => ({ category, count }))];
}

/** Is this term the chosen one, or above it? */
function isOnTheWay(terms: readonly TreeTerm[], id: string | null, chosen: string | null): boolean {
  const target = terms.find(({ name }) => name === chosen);
  return id !== null && target !== undefined && withDescendants(terms, id).has(target.id);
}
