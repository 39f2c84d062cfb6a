/** Months and days of charts as words, in UTC. Pure. */

const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const shortMonth = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });
const day = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** `2026-11` → "November 2026" and "Nov 2026". */
export function monthWords(text: string): { label: string; shortLabel: string } {
  const at = new Date(`${text}-01T00:00:00Z`);
  return { label: month.format(at), shortLabel: shortMonth.format(at) };
}

/** `2026-11-27` → "27 November 2026" and "27 Nov". */
export function dayWords(text: string): { label: string; shortLabel: string } {
  const at = new Date(`${text}T00:00:00Z`);
  return { label: day.format(at), shortLabel: shortDay.format(at) };
}
