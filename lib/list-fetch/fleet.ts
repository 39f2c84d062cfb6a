/** How far the providers are that follow a list. Pure. */

/** What one provider fetched of one revision, with whatever clients. */
export type Fetched = { revisionNumber: number; firstAt: Date; lastAt: Date };

/** A provider that has fetched the list, or to which it is open. */
export type FleetMember = {
  /** The newest revision that it fetched; null: none. */
  revision: number | null;
  /** How many published revisions are newer; null when it fetched none. */
  behind: number | null;
  lastAt: Date | null;
  /** From the publication of the current revision to the first time it was fetched; null when it was not. */
  delayMs: number | null;
};

type Current = { number: number; publishedAt: Date | null };

/**
 * @param current the revision that is served; null: none yet
 * @param published numbers of all revisions that were ever served
 */
export function standingOf(
  fetches: readonly Fetched[],
  current: Current | null,
  published: readonly number[],
): FleetMember {
  const newest = fetches.reduce<Fetched | null>(
    (best, fetch) => (best === null || fetch.revisionNumber > best.revisionNumber ? fetch : best),
    null,
  );
  const times = fetches.map(({ lastAt }) => lastAt.getTime());
  const ofCurrent = fetches.filter(({ revisionNumber }) => revisionNumber === current?.number);
  const first = ofCurrent.map(({ firstAt }) => firstAt.getTime());
  return {
    revision: newest?.revisionNumber ?? null,
    behind: newest && published.filter((number) => number > newest.revisionNumber).length,
    lastAt: times.length === 0 ? null : new Date(Math.max(...times)),
    delayMs:
      first.length === 0 || !current?.publishedAt
        ? null
        : Math.max(0, Math.min(...first) - current.publishedAt.getTime()),
  };
}

/** Of those who have the current revision: how many, and how long it took half of them. */
export function summarize(members: readonly FleetMember[]): {
  current: number;
  total: number;
  /** Null when none has it. */
  medianDelayMs: number | null;
} {
  const delays = members.flatMap(({ delayMs }) => delayMs ?? []).sort((a, b) => a - b);
  const middle = delays.length >> 1;
  const upper = delays[middle] ?? null;
  const lower = delays[middle - 1] ?? null;
  const medianDelayMs =
    upper === null ? null : delays.length % 2 === 1 || lower === null ? upper : (lower + upper) / 2;
  return {
    current: members.filter(({ behind }) => behind === 0).length,
    total: members.length,
    medianDelayMs,
  };
}
