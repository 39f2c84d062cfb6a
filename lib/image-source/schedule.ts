/**
 * When a file is looked at and read the next time. Pure. Each image has its own minute of the day and its own days of the
 * month, so that neither we nor their servers have everything to do at once.
 */
import { createHash } from "node:crypto";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MINUTES_A_DAY = 24 * 60;

const MONTH_DAYS = 30;
/** Readings of one month are spread over so many days. */
const SPREAD_DAYS = 3;
/** What was never read here, as after an import, is read within so many days. */
const FIRST_DAYS = 7;

/** How long after the first, second … failure of a look the next one is. */
const RETRY_HOURS = [2, 3];
/** After that, at first; later once a day is enough. */
const RETRY_OFTEN_HOURS = 6;
const RETRY_OFTEN_DAYS = 2;
const READING_RETRY_HOURS = [3, 6, 24];
const MOST_JITTER_MINUTES = 20;

/** The same number for the same image, between 0 and `below`. */
function numberOf(imageId: string, below: number): number {
  return createHash("sha256").update(imageId).digest().readUInt32BE(0) % below;
}

/** The image's minute of the day, at least half a day and at most a day and a half after `after`. */
export function nextDailyLook(imageId: string, after: Date): Date {
  const earliest = after.getTime() + DAY_MS / 2;
  const startOfDay = earliest - (earliest % DAY_MS);
  const slot = startOfDay + numberOf(imageId, MINUTES_A_DAY) * MINUTE_MS;
  return new Date(slot >= earliest ? slot : slot + DAY_MS);
}

/** A month after `after`, and up to three days. */
export function nextMonthlyReading(imageId: string, after: Date): Date {
  const jitter = numberOf(imageId, SPREAD_DAYS * MINUTES_A_DAY) * MINUTE_MS;
  return new Date(after.getTime() + MONTH_DAYS * DAY_MS + jitter);
}

/** Within a week of `now`, for what was never read here. */
export function firstReading(imageId: string, now: Date): Date {
  return new Date(now.getTime() + numberOf(imageId, FIRST_DAYS * MINUTES_A_DAY) * MINUTE_MS);
}

/** The next look at what did not answer: some hours later, then less and less often. */
export function retryLookAt(
  imageId: string,
  { failures, failingSince }: { failures: number; failingSince: Date },
  now: Date,
): Date {
  const isNew = now.getTime() - failingSince.getTime() < RETRY_OFTEN_DAYS * DAY_MS;
  const hours = RETRY_HOURS[Math.max(1, failures) - 1] ?? (isNew ? RETRY_OFTEN_HOURS : 24);
  return inHours(imageId, hours, now);
}

/** The next try to read what could not be read to its end. */
export function retryReadingAt(imageId: string, failures: number, now: Date): Date {
  return inHours(imageId, READING_RETRY_HOURS[failures - 1] ?? 24, now);
}

function inHours(imageId: string, hours: number, now: Date): Date {
  return new Date(now.getTime() + hours * HOUR_MS + numberOf(imageId, MOST_JITTER_MINUTES) * MINUTE_MS);
}
