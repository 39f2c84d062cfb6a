/** What may be wrong with an appliance, and whose it is to mend. Pure; the browser may import this file. */

/** AppDB's seven reasons, in its order. */
export const PROBLEM_REASONS = [
  "false_data",
  "inappropriate",
  "outdated",
  "broken_link",
  "typo",
  "copyright",
  "other",
] as const;
export type ProblemReason = (typeof PROBLEM_REASONS)[number];

/** Those who maintain an appliance are no judges of these: administrators are. */
const FOR_ADMINISTRATORS: ReadonlySet<ProblemReason> = new Set(["inappropriate", "copyright"]);

/** Reasons that owner and maintainers are told of and mend. */
export const MENDABLE_REASONS = PROBLEM_REASONS.filter((reason) => !FOR_ADMINISTRATORS.has(reason));

/** Is it for owner and maintainers to mend? */
export function isMendable(reason: ProblemReason): boolean {
  return !FOR_ADMINISTRATORS.has(reason);
}

const WORDS: Record<ProblemReason, string> = {
  false_data: "invalid or false data",
  inappropriate: "inappropriate content",
  outdated: "out of date",
  broken_link: "a broken link",
  typo: "a typing error",
  copyright: "a violation of copyright",
  other: "something else",
};

/** The reason within a sentence: "a broken link". */
export function reasonInWords(reason: ProblemReason): string {
  return WORDS[reason];
}
