/**
 * Word from whoever changed a list to every process that keeps lists at hand: PostgreSQL's NOTIFY, in the transaction of
 * the change. Where it does not arrive, as through some connection poolers, the mirror looks by itself every few seconds.
 */
import pg from "pg";
import type { Transaction } from "#lib/platform/db/database.ts";
import { log } from "#lib/platform/log.ts";

const CHANNEL = "slipway_lists";
const AGAIN_MS = 5_000;

/** Tells every process, once the transaction is through. */
export async function announceListChange(tx: Transaction): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, '')`;
}

/**
 * Listens on a connection of its own, and connects again whenever that is lost.
 *
 * @param onChange called for every change, and whenever the connection is there (again): something may have been missed
 * @returns a function that ends it
 */
export function listenForListChanges(databaseUrl: string, onChange: () => void): () => void {
  let client: pg.Client | null = null;
  let isOver = false;
  let timer: NodeJS.Timeout | undefined;

  const again = (reason: unknown) => {
    client?.removeAllListeners();
    client?.end().catch(() => {});
    client = null;
    if (isOver || timer) return;
    log.debug({ err: reason }, "changes of lists are not heard of; trying again");
    timer = setTimeout(() => {
      timer = undefined;
      void connect();
    }, AGAIN_MS);
  };

  const connect = async () => {
    const fresh = new pg.Client({ connectionString: databaseUrl, keepAlive: true });
    client = fresh;
    // An idle connection that breaks says so here; without a listener the process would end.
    fresh.on("error", again);
    fresh.on("end", () => again("the connection was closed"));
    fresh.on("notification", onChange);
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${CHANNEL}`);
      onChange();
    } catch (error) {
      again(error);
    }
  };

  void connect();
  return () => {
    isOver = true;
    clearTimeout(timer);
    client?.removeAllListeners();
    client?.on("error", () => {});
    client?.end().catch(() => {});
  };
}
