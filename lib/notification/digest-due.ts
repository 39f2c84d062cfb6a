/** When news go out by e-mail. Pure; all in UTC. */
import type { MailRhythm } from "./rhythm.ts";

/** Before the working day begins where most of the sites are. */
const HOUR = 6;
const MONDAY = 1;
const DAY_MS = 24 * 3600 * 1000;

/**
 * The moment at which news of `now` are due: at once, at six of the next morning, or of next Monday.
 *
 * @returns null when they shall not be sent
 */
export function digestDueAt(rhythm: MailRhythm, now: Date): Date | null {
  if (rhythm === "never") return null;
  if (rhythm === "at_once") return now;
  let due = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), HOUR);
  while (due <= now.getTime() || (rhythm === "weekly" && new Date(due).getUTCDay() !== MONDAY)) due += DAY_MS;
  return new Date(due);
}
