/** Counts in the table "RateLimit", with connections of its own: counting must not wait for pages, nor they for it. */
import pg from "pg";
import { RateLimiterPostgres } from "rate-limiter-flexible";
import { type CounterStore, counterOptions, STORE_PATIENCE_MS } from "./counter-store.ts";

const CONNECTIONS = 4;

/** @param databaseUrl a `postgresql://` URL */
export function openPostgresStore(databaseUrl: string): CounterStore {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: CONNECTIONS,
    connectionTimeoutMillis: STORE_PATIENCE_MS,
    query_timeout: STORE_PATIENCE_MS,
    application_name: "slipway-rate-limit",
  });
  // Connections that break while nobody uses them are replaced at the next request.
  pool.on("error", () => {});
  return {
    name: "PostgreSQL",
    open: (prefix, limit) =>
      new RateLimiterPostgres({
        ...counterOptions(prefix, limit),
        storeClient: pool,
        storeType: "pool",
        tableName: "RateLimit",
        tableCreated: true,
      }),
    close: () => pool.end(),
  };
}
