/** Scales of charts, pure: where an axis ends, where its lines are, and which of many labels are written. */

/** An axis from zero. `ticks` rise evenly from 0 to `maximum`, whole numbers all. */
export type CountAxis = { maximum: number; ticks: readonly number[] };

/** Lines between the bottom and the top, at most. */
const MOST_STEPS = 4;

/**
 * The axis of counts up to `largest`: it ends at a round number not below it, in at most four even, whole steps.
 *
 * @param largest a count, at least zero
 * @throws RangeError for what is no count
 */
export function countAxis(largest: number): CountAxis {
  if (!Number.isFinite(largest) || largest < 0) throw new RangeError(`not a count: ${largest}`);
  const step = roundStep(Math.max(1, largest) / MOST_STEPS);
  const steps = Math.max(1, Math.ceil(largest / step));
  return {
    maximum: step * steps,
    ticks: Array.from({ length: steps + 1 }, (_, index) => step * index),
  };
}

/** The smallest of 1, 2, 2.5 and 5 times a power of ten that is a whole number and not below `atLeast`. */
function roundStep(atLeast: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, atLeast)));
  const candidates = [1, 2, 2.5, 5, 10].map((factor) => factor * power).filter(Number.isInteger);
  return candidates.find((candidate) => candidate >= atLeast) ?? 10 * power;
}

/**
 * Which of `count` evenly spaced places get a label, so that at most `most` are written: the last one always, and as
 * many before it at even distances.
 */
export function labelledPlaces(count: number, most: number): number[] {
  if (count <= 0 || most <= 0) return [];
  const every = Math.ceil(count / most);
  return Array.from({ length: count }, (_, place) => place).filter(
    (place) => (count - 1 - place) % every === 0,
  );
}

/** A share of a whole in percent, between 0 and 100; zero where there is no whole. */
export function percentOf(value: number, whole: number): number {
  return whole <= 0 ? 0 : Math.min(100, Math.max(0, (value / whole) * 100));
}
