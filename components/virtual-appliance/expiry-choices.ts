/** The presets of a version's expiry as a form offers them. */
import { formatUtcDate } from "#components/ui/format-relative-time.ts";
import { EXPIRY_PRESETS_MONTHS, expiryAfterMonths } from "#lib/virtual-appliance/version.ts";

const DEFAULT_MONTHS = 6;

/** Every preset with the date that it means if chosen now. */
export function expiryChoices(now: Date): { months: number; date: string }[] {
  return EXPIRY_PRESETS_MONTHS.map((months) => ({
    months,
    date: formatUtcDate(expiryAfterMonths(now, months)),
  }));
}

/**
 * The preset whose date is nearest to a date chosen earlier, so that saving the form for another reason moves the expiry
 * as little as possible; half a year when none was chosen.
 */
export function nearestPreset(expiresAt: Date | null, now: Date): number {
  if (!expiresAt) return DEFAULT_MONTHS;
  const distance = (months: number) =>
    Math.abs(expiryAfterMonths(now, months).getTime() - expiresAt.getTime());
  return EXPIRY_PRESETS_MONTHS.reduce((best, months) => (distance(months) < distance(best) ? months : best));
}
