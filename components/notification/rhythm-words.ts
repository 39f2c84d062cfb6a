/** How soon one is told, in words. */
import type { MailRhythm } from "#lib/notification/rhythm.ts";

export const rhythmWords: Record<MailRhythm, { label: string; description: string }> = {
  at_once: { label: "At once", description: "A message for each piece of news." },
  daily: { label: "Once a day", description: "All of a day in one message, in the morning." },
  weekly: { label: "Once a week", description: "All of a week in one message, on Monday." },
  never: { label: "Not by e-mail", description: "News stand in your account only." },
};

const SENTENCES: Record<MailRhythm, string> = {
  at_once: "By e-mail at once, and in your account.",
  daily: "By e-mail once a day, and in your account.",
  weekly: "By e-mail once a week, and in your account.",
  never: "In your account only, not by e-mail.",
};

/** How one is told. */
export function describeRhythm(rhythm: MailRhythm): string {
  return SENTENCES[rhythm];
}
