/** How far a provider is, in words. */

const HOUR_MS = 3_600_000;

/** "2 hours", "35 minutes", "3 days". */
export function describeDelay(ms: number): string {
  const [amount, unit] =
    ms < HOUR_MS
      ? [Math.max(1, Math.round(ms / 60_000)), "minute"]
      : ms < 48 * HOUR_MS
        ? [Math.round(ms / HOUR_MS), "hour"]
        : [Math.round(ms / (24 * HOUR_MS)), "day"];
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}

/** "27 of 31 providers have fetched revision 14, median 2 hours after publication." */
export function describeFleet(
  { current, total, medianDelayMs }: { current: number; total: number; medianDelayMs: number | null },
  revision: number,
): string {
  const have = `${current} of ${total} ${total === 1 ? "provider" : "providers"} ${current === 1 || total === 1 ? "has" : "have"} fetched revision ${revision}`;
  return medianDelayMs === null
    ? `${have}.`
    : `${have}, ${current === 1 ? "" : "median "}${describeDelay(medianDelayMs)} after publication.`;
}

/** "up to date", "1 revision behind"; null: never fetched. */
export function describeBehind(behind: number | null): string {
  if (behind === null) return "Never fetched";
  return behind === 0 ? "Up to date" : `${behind} ${behind === 1 ? "revision" : "revisions"} behind`;
}
