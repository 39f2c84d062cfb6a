/** What all ratings of an appliance say together. Pure. */

export type RatingSummary = {
  count: number;
  /** To one decimal place; null where nobody has rated. */
  average: number | null;
  /** How many gave one star, two, … five. */
  histogram: readonly [number, number, number, number, number];
};

/** @param counts by stars; what is missing is none */
export function summarise(counts: ReadonlyMap<number, number>): RatingSummary {
  const of = (stars: number) => counts.get(stars) ?? 0;
  const histogram = [of(1), of(2), of(3), of(4), of(5)] as const;
  const count = histogram.reduce((sum, number) => sum + number, 0);
  const total = histogram.reduce((sum, number, index) => sum + number * (index + 1), 0);
  return { count, average: count === 0 ? null : Math.round((total / count) * 10) / 10, histogram };
}

/** "4.2 of 5 stars by 12 people"; null where nobody has rated. */
export function describeRating({ count, average }: Pick<RatingSummary, "count" | "average">): string | null {
  if (average === null) return null;
  return `${average.toFixed(1)} of 5 stars by ${count === 1 ? "1 person" : `${count.toLocaleString("en-GB")} people`}`;
}
