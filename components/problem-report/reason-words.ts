/** Reasons of reports as choices. */
import { PROBLEM_REASONS, type ProblemReason } from "#lib/problem-report/problem.ts";

export const reasonWords: Record<ProblemReason, { label: string; description: string }> = {
  false_data: {
    label: "Invalid or false data",
    description: "What is said of it or of its images is not so.",
  },
  inappropriate: { label: "Inappropriate content", description: "Insulting, advertising, unlawful." },
  outdated: {
    label: "Out of date",
    description: "It is no longer maintained, or something newer took its place.",
  },
  broken_link: { label: "Broken link", description: "A page or a file cannot be had." },
  typo: { label: "Typing error", description: "Somewhere in its texts." },
  copyright: { label: "Violation of copyright", description: "It holds what it may not hold." },
  other: { label: "Something else", description: "Say what, below." },
};

/** In the order of the form. */
export const reasonChoices = PROBLEM_REASONS.map((reason) => ({ value: reason, ...reasonWords[reason] }));
