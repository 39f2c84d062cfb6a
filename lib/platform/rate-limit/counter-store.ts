/** Where requests are counted. */
import type { RateLimiterAbstract } from "rate-limiter-flexible";

/** So many requests in so many seconds. */
export type Limit = { points: number; seconds: number };

/** Counts by key; `consume` rejects with a RateLimiterRes when it is too many, with an Error when it cannot count. */
export type Counter = Pick<RateLimiterAbstract, "consume">;

export type CounterStore = {
  name: string;
  /** @param prefix keeps counters apart in the store */
  open(prefix: string, limit: Limit): Counter;
  close(): Promise<void>;
};

/** A store that answers slower than this counts as away: a request never waits longer for being counted. */
export const STORE_PATIENCE_MS = 1_000;

/** What all stores have in common. */
export function counterOptions(prefix: string, { points, seconds }: Limit) {
  return { keyPrefix: prefix, points, duration: seconds };
}
