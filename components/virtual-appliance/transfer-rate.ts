/** How fast a download is and how long it will take, from what was seen of it in the last seconds. */

/** So many bytes had arrived at that moment (milliseconds of any one clock). */
export type Sample = { at: number; bytes: bigint };

/** Long enough to be calm, short enough to follow a line that slows down. */
const WINDOW_MS = 6000;

/**
 * The samples to remember when another has come in: the last few seconds of it. Fewer bytes than before mean that the
 * download began again, so that what was seen before is forgotten; the same again is not worth remembering.
 */
export function withSample(samples: readonly Sample[], sample: Sample): readonly Sample[] {
  const last = samples.at(-1);
  if (last && sample.bytes === last.bytes) return samples;
  if (last && sample.bytes < last.bytes) return [sample];
  const recent = samples.filter(({ at }) => sample.at - at <= WINDOW_MS);
  return [...(recent.length > 0 ? recent : samples.slice(-1)), sample];
}

/** Bytes a second between the first and the last sample; null while there are too few to say. */
export function bytesPerSecond(samples: readonly Sample[]): number | null {
  const [first, last] = [samples[0], samples.at(-1)];
  if (!first || !last || last.at <= first.at) return null;
  return (Number(last.bytes - first.bytes) * 1000) / (last.at - first.at);
}

/** "about 40 seconds left", "about 3 minutes left"; null when that cannot be said. */
export function describeRemaining(bytesLeft: bigint, rate: number | null): string | null {
  if (rate === null || rate <= 0 || bytesLeft <= 0n) return null;
  const seconds = Number(bytesLeft) / rate;
  if (seconds < 5) return "a few seconds left";
  if (seconds < 90) return `about ${Math.ceil(seconds / 5) * 5} seconds left`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 100 ? `about ${minutes} minutes left` : `about ${Math.ceil(minutes / 60)} hours left`;
}
