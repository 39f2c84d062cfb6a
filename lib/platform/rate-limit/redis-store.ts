/** Counts in Redis, which forgets by itself. */
import { Redis } from "ioredis";
import { RateLimiterRedis } from "rate-limiter-flexible";
import { type CounterStore, counterOptions, STORE_PATIENCE_MS } from "./counter-store.ts";

/** Longest pause between two attempts to reach it again. */
const RECONNECT_MS = 5_000;

/** @param redisUrl a `redis://` or `rediss://` URL */
export function openRedisStore(redisUrl: string): CounterStore {
  const client = new Redis(redisUrl, {
    commandTimeout: STORE_PATIENCE_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: (attempt) => Math.min(attempt * 200, RECONNECT_MS),
  });
  // It reconnects by itself; that it is away is told by the requests that cannot be counted.
  client.on("error", () => {});
  return {
    name: "Redis",
    open: (prefix, limit) =>
      new RateLimiterRedis({
        ...counterOptions(`slipway:${prefix}`, limit),
        storeClient: client,
      }),
    close: async () => client.disconnect(),
  };
}
