/**
 * The version of the next edition of a list: now as `YYYYMMDDHHMMSS` (UTC), as AppDB wrote it, or, when that does
 * not rise above `previous` (two editions in one second, a clock set back), the previous number plus one.
 * vmcatcher refuses an edition whose version goes down (provider contract section 3).
 *
 * @param previous version of the edition before, digits with dots allowed, or null for the first
 * @throws RangeError when `previous` is not made of digits and dots
 */
export function nextListVersion(now: Date, previous: string | null): string {
  const timestamp = now.toISOString().replace(/\D/g, "").slice(0, 14);
  if (previous === null || compareListVersions(timestamp, previous) > 0) return timestamp;
  const [major] = segmentsOf(previous);
  return String((major ?? 0n) + 1n);
}

/**
 * Orders versions by their numeric segments, as vmcatcher does: negative when `a` is lower than `b`, zero when
 * they are equal, positive when `a` is higher. A missing segment counts as lower than 0: `1` < `1.0`.
 *
 * @throws RangeError when a version is not made of digits and dots
 */
export function compareListVersions(a: string, b: string): number {
  const left = segmentsOf(a);
  const right = segmentsOf(b);
  for (let index = 0; index < Math.max(left.length, right.length); index += 1) {
    const difference = (left[index] ?? -1n) - (right[index] ?? -1n);
    if (difference !== 0n) return difference < 0n ? -1 : 1;
  }
  return 0;
}

/** Whether a text is a version that {@link compareListVersions} can order. */
export function isListVersion(text: string): boolean {
  return /^\d+(\.\d+)*$/.test(text);
}

function segmentsOf(version: string): bigint[] {
  if (!isListVersion(version)) throw new RangeError(`Not a list version: ${version}`);
  return version.split(".").map(BigInt);
}
