/** When a description is asked for again. Pure. */

const MINUTE_MS = 60_000;
/** As in AppDB: not sooner than half an hour after the last time. */
export const EVERY_MINUTES = 30;
/** Once a day is enough for what fails again and again. */
const LONGEST_MINUTES = 24 * 60;
/** As in AppDB: after so many failures in a row nobody looks after it any more. */
export const MOST_FAILURES = 50;
/** Pressing a button again and again makes nothing newer. */
export const MANUAL_PAUSE_SECONDS = 30;

/**
 * @param failures in a row, the last one included; 0 after a good delivery
 */
export function nextCheckAfter(now: Date, failures: number): Date {
  const minutes = failures === 0 ? EVERY_MINUTES : EVERY_MINUTES * 2 ** Math.min(failures - 1, 10);
  return new Date(now.getTime() + Math.min(minutes, LONGEST_MINUTES) * MINUTE_MS);
}
