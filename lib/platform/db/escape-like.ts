/** Texts that PostgreSQL compares as patterns: LIKE, ILIKE, and what Prisma makes of `mode: "insensitive"`. */

/**
 * The pattern that matches this text and nothing else: `%`, `_` and `\` stand for themselves. Prisma's `contains`,
 * `startsWith` and, without regard to case, `equals` need it too: they hand on what they are given.
 */
export function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&");
}
