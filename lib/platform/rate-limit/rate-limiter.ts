/** Counts requests for all web processes together, and says when somebody made too many. */
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { log } from "../log.ts";
import type { RateLimitName } from "../setting-lists.ts";
import type { Counter, CounterStore, Limit } from "./counter-store.ts";
import { rememberRefusals } from "./known-refusals.ts";
import { openPostgresStore } from "./postgres-store.ts";
import { openRedisStore } from "./redis-store.ts";

/** Who is counted. `key` is the same for the same one in every process. */
export type Subject = { kind: "address" | "person" | "token"; key: string };

/** How one subject stands after this request. */
export type Standing = {
  kind: Subject["kind"];
  limit: Limit;
  /** Requests that are left. */
  remaining: number;
  /** Until counting begins anew. */
  resetSeconds: number;
  exceeded: boolean;
};

export type RateLimiter = {
  /**
   * Counts one request for each subject, in one round trip. Where one of them is known to be over its limit, it answers
   * for all from memory and nothing is counted: neither does refusing cost the store anything, nor does whoever is
   * refused use up the requests of another subject. It always answers, and soon: when the store is away or slow, this
   * process counts alone until it is back.
   */
  count(name: RateLimitName, subjects: readonly Subject[]): Promise<Standing[]>;
  close(): Promise<void>;
};

type Options = {
  limits: Readonly<Record<RateLimitName, Limit>>;
  /** Where PostgreSQL counts, unless Redis is named. */
  databaseUrl: string;
  redisUrl: string | null;
};

/** A store that failed is left alone for so long: requests must not each wait for it. */
const REST_MS = 5_000;
/** An operator learns of it once in so long. */
const COMPLAINT_MS = 60_000;

/** Opens the store and gives the limiter; the caller closes it. */
export function openRateLimiter({ limits, databaseUrl, redisUrl }: Options): RateLimiter {
  const store = redisUrl ? openRedisStore(redisUrl) : openPostgresStore(databaseUrl);
  const guard = guardStore(store);
  const counters = {
    "sign-in": guard("sign-in", limits["sign-in"]),
    writes: guard("writes", limits.writes),
    search: guard("search", limits.search),
  };
  const refusals = rememberRefusals();
  return {
    async count(name, subjects) {
      const limit = limits[name];
      const now = Date.now();
      const refused = subjects.flatMap(({ kind, key }) => {
        const until = refusals.until(`${name}:${kind}:${key}`, now);
        return until === null ? [] : [{ kind, limit, ...refusedUntil(until, now) }];
      });
      if (refused.length > 0) return refused;
      return Promise.all(
        subjects.map(async ({ kind, key }) => {
          const count = await counters[name](`${kind}:${key}`);
          if (count.exceeded) refusals.add(`${name}:${kind}:${key}`, now + count.resetSeconds * 1000);
          return { kind, limit, ...count };
        }),
      );
    },
    close: () => store.close(),
  };
}

type Count = Pick<Standing, "remaining" | "resetSeconds" | "exceeded">;

/** Puts a counter in this process's memory behind each of the store's. */
function guardStore(store: CounterStore): (name: string, limit: Limit) => (key: string) => Promise<Count> {
  let restUntil = 0;
  let complainedAt = Number.NEGATIVE_INFINITY;
  const complain = (error: unknown) => {
    restUntil = Date.now() + REST_MS;
    if (Date.now() - complainedAt < COMPLAINT_MS) return;
    complainedAt = Date.now();
    log.error({ err: error, store: store.name }, "requests are counted by each web process alone");
  };
  return (name, limit) => {
    const shared = store.open(name, limit);
    const alone = new RateLimiterMemory({
      keyPrefix: name,
      points: limit.points,
      duration: limit.seconds,
    });
    return async (key) => {
      if (Date.now() >= restUntil) {
        try {
          return await consume(shared, key);
        } catch (error) {
          complain(error);
        }
      }
      return consume(alone, key);
    };
  };
}

/** @throws whatever the store throws; too many requests are no error here */
async function consume(counter: Counter, key: string): Promise<Count> {
  try {
    return toCount(await counter.consume(key), false);
  } catch (refusal) {
    if (refusal instanceof RateLimiterRes) return toCount(refusal, true);
    throw refusal;
  }
}

function refusedUntil(until: number, now: number): Count {
  return { exceeded: true, remaining: 0, resetSeconds: Math.max(1, Math.ceil((until - now) / 1000)) };
}

function toCount({ remainingPoints, msBeforeNext }: RateLimiterRes, exceeded: boolean): Count {
  return {
    exceeded,
    remaining: exceeded ? 0 : remainingPoints,
    resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1000)),
  };
}
