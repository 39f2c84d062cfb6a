const format = new Intl.NumberFormat("en-GB");

/** A whole number for people: 1,284. */
export function formatCount(count: number): string {
  return format.format(count);
}
