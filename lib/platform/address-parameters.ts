/** What was typed into a search, as it stands in an address. */

const LONGEST_LINE = 200;

/** A parameter may stand in an address more than once: the first counts. */
export function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}

/**
 * The words, on one line of at most 200 characters; empty: none. Control characters mean nothing in a search, and
 * PostgreSQL refuses the null character.
 */
export function readLine(value: string | string[] | undefined): string {
  return (firstOf(value) ?? "")
    .replace(/\p{Cc}+/gu, " ")
    .trim()
    .slice(0, LONGEST_LINE);
}
