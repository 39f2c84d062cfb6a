/** How long access tokens live. */

const DAY_MS = 24 * 3600 * 1000;

/** Offered for a new token, in days. */
export const LIFETIME_PRESETS_DAYS = [30, 90, 365, 730] as const;

/** Taken when nothing is said. */
export const DEFAULT_LIFETIME_DAYS = 365;

/** Two years, leap days included. */
const LONGEST_LIFETIME_DAYS = 2 * 366;

/** The moment so many days from `now`. */
export function expiryAfterDays(now: Date, days: number): Date {
  return new Date(now.getTime() + days * DAY_MS);
}

/** May a token made at `now` expire then? */
export function isFitExpiry(expiresAt: Date, now: Date): boolean {
  return expiresAt > now && expiresAt <= expiryAfterDays(now, LONGEST_LIFETIME_DAYS);
}

/** The first day that may be chosen: tomorrow, as a date field wants it. */
export function firstExpiryDay(now: Date): string {
  return expiryAfterDays(now, 1).toISOString().slice(0, 10);
}

/** The last day that may be chosen, as a date field wants it: `2028-11-22`. */
export function lastExpiryDay(now: Date): string {
  return expiryAfterDays(now, LONGEST_LIFETIME_DAYS - 1)
    .toISOString()
    .slice(0, 10);
}
