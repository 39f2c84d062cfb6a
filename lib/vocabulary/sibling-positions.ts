/** The order among the terms below one parent. */
import { byPosition, type TreeTerm } from "./term.ts";

/** Position of the last term below the parent; 0 when there is none. */
export function lastPosition(terms: readonly TreeTerm[], parentId: string | null): number {
  const siblings = terms.filter((term) => term.parentId === parentId);
  return Math.max(0, ...siblings.map(({ position }) => position));
}

/**
 * Where every sibling stands after the term changed places with its neighbour: 1, 2, 3 …
 *
 * @returns null when there is no neighbour on that side
 */
export function swapWithNeighbour<Term extends TreeTerm>(
  terms: readonly Term[],
  termId: string,
  direction: "up" | "down",
): { id: string; position: number }[] | null {
  const moved = terms.find(({ id }) => id === termId);
  const siblings = terms.filter(({ parentId }) => parentId === moved?.parentId).toSorted(byPosition);
  const from = siblings.findIndex(({ id }) => id === termId);
  const to = direction === "up" ? from - 1 : from + 1;
  const [one, other] = [siblings[from], siblings[to]];
  if (!one || !other) return null;
  return siblings
    .with(from, other)
    .with(to, one)
    .map(({ id }, index) => ({ id, position: index + 1 }));
}
