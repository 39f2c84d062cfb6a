const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** From this distance on, the unit is used; the last that fits wins. Months and years are mean Gregorian ones. */
const scale: readonly { from: number; length: number; unit: Intl.RelativeTimeFormatUnit }[] = [
  { from: minute, length: minute, unit: "minute" },
  { from: hour, length: hour, unit: "hour" },
  { from: day, length: day, unit: "day" },
  { from: 30 * day, length: 30.436875 * day, unit: "month" },
  { from: 365 * day, length: 365.2425 * day, unit: "year" },
];

const words = new Intl.RelativeTimeFormat("en-GB", { numeric: "always" });

/**
 * How far `at` lies from `now`: "just now", "5 minutes ago", "in 3 months". Rounded towards now, never to zero.
 * Throws a RangeError for an invalid date.
 */
export function formatRelativeTime(at: Date, now: Date): string {
  const distance = at.getTime() - now.getTime();
  if (Number.isNaN(distance)) throw new RangeError("not a date");
  const size = Math.abs(distance);
  const step = scale.findLast((candidate) => size >= candidate.from);
  if (!step) return "just now";
  const count = Math.max(1, Math.floor(size / step.length));
  return words.format(distance < 0 ? -count : count, step.unit);
}

const absolute = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
  timeZone: "UTC",
});

const dateOnly = new Intl.DateTimeFormat("en-GB", {
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});

/** Date and time in UTC, whatever zone the machine is in: "14 March 2026 at 09:05 UTC". */
export function formatUtc(at: Date): string {
  return `${absolute.format(at)} UTC`;
}

/** The date in UTC: "14 March 2026". */
export function formatUtcDate(at: Date): string {
  return dateOnly.format(at);
}
