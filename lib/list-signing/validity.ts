/** How long a signed list is valid. Pure. */

/** Product promise: a stale or replayed copy is noticed within a month. VOs may choose otherwise for their lists. */
export const VALIDITY_DAYS = 30;

/** What a VO may choose, in days: what sites may rely on (provider contract, section 4), and when at the latest a stale copy is noticed. */
export const VALIDITY_RANGE = { min: 28, max: 90 } as const;
