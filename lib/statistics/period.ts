/** A period of whole months in UTC, as it stands in an address: `?from=2026-01&to=2026-11`. Pure. */
import { firstOf } from "#lib/platform/address-parameters.ts";

/** Both months included, as `2026-01`. */
export type Period = { from: string; to: string };

/** Nobody compares more, and a chart of more is a smear. */
const MOST_MONTHS = 120;
const USUAL_MONTHS = 12;
const MONTH = /^(20\d{2})-(0[1-9]|1[0-2])$/;

/**
 * Reads a period out of an address. What is missing or odd is the usual: the twelve months that end with the present one.
 * A period the wrong way round is turned; of one that is too long the newest ten years count, and the future never does.
 */
export function readPeriod(
  parameters: Readonly<Record<string, string | string[] | undefined>>,
  now: Date,
): Period {
  const present = monthOf(now);
  const read = (value: string | string[] | undefined) => {
    const month = firstOf(value)?.trim() ?? "";
    return MONTH.test(month) ? earlier(month, present) : null;
  };
  const to = read(parameters.to) ?? present;
  const from = read(parameters.from) ?? addMonths(to, 1 - USUAL_MONTHS);
  const [first, last] = from <= to ? [from, to] : [to, from];
  return { from: later(first, addMonths(last, 1 - MOST_MONTHS)), to: last };
}

/** The months of a period, the oldest first. */
export function monthsOf({ from, to }: Period): string[] {
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(month, 1)) months.push(month);
  return months;
}

/** From the first moment of the period to the first moment after it, in UTC. */
export function boundsOf({ from, to }: Period): { start: Date; end: Date } {
  return { start: new Date(`${from}-01T00:00:00Z`), end: new Date(`${addMonths(to, 1)}-01T00:00:00Z`) };
}

/** The last `count` months, the present one included. */
export function lastMonths(count: number, now: Date): Period {
  const to = monthOf(now);
  return { from: addMonths(to, 1 - count), to };
}

/** `2026-11`, in UTC. */
function monthOf(moment: Date): string {
  return moment.toISOString().slice(0, 7);
}

/** The month so many months later; earlier when `count` is negative. */
export function addMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const index = year * 12 + (number - 1) + count;
  return `${String(Math.floor(index / 12)).padStart(4, "0")}-${String((index % 12) + 1).padStart(2, "0")}`;
}

const earlier = (a: string, b: string) => (a < b ? a : b);
const later = (a: string, b: string) => (a > b ? a : b);
