/**
 * Remembers which provider fetched which list, without making anybody wait: fetches are gathered in memory and written
 * every few seconds. While the database is away they wait; what does not fit is forgotten, for lists matter more.
 */
import { readPresentedToken } from "#lib/access-token/credentials.ts";
import { getTokenActor, touchToken } from "#lib/access-token/queries.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { log } from "#lib/platform/log.ts";

const EVERY_MS = 5_000;
const MOST_WAITING = 2_000;
const CLIENT_LENGTH = 200;

/** A list was answered to somebody who presented a token. */
export type NotedFetch = {
  /** SHA-256 of the message that was answered, lower-case hex. */
  messageSha256: string;
  /** The `Authorization` header; whether it is good is found out when it is written down. */
  authorization: string;
  /** The `User-Agent` header. */
  client: string | null;
  /** Of the client; null when it is not known. */
  address: string | null;
  at: Date;
};

type Waiting = NotedFetch & { firstAt: Date; fetches: number };

/** What a process has seen and not yet written. */
export class FetchLedger {
  private waiting = new Map<string, Waiting>();

  /** Takes a moment of memory and nothing else. */
  note(fetch: NotedFetch): void {
    const { messageSha256, authorization, client, at } = fetch;
    const key = `${messageSha256} ${authorization} ${client}`;
    const known = this.waiting.get(key);
    if (known) {
      known.at = at;
      known.fetches++;
    } else if (this.waiting.size < MOST_WAITING) {
      this.waiting.set(key, { ...fetch, firstAt: at, fetches: 1 });
    }
  }

  /**
   * Writes what has gathered. What could not be written waits for the next time.
   *
   * @throws the error of the database
   */
  async write(now: Date = new Date()): Promise<void> {
    for (const [key, fetch] of [...this.waiting]) {
      this.waiting.delete(key);
      try {
        await write(fetch, now);
      } catch (error) {
        if (!this.waiting.has(key)) this.waiting.set(key, fetch);
        throw error;
      }
    }
  }
}

// Next.js loads this module once per bundle; a process has one ledger.
const shared = globalThis as { slipwayFetchLedger?: FetchLedger };

/** The ledger of this process. */
export function getFetchLedger(): FetchLedger {
  shared.slipwayFetchLedger ??= new FetchLedger();
  return shared.slipwayFetchLedger;
}

/**
 * Writes the ledger of this process in the background, every few seconds.
 *
 * @returns a function that ends it, after writing once more
 */
export function startFetchLedger(): () => Promise<void> {
  const ledger = getFetchLedger();
  let running: Promise<void> = Promise.resolve();
  const turn = () => {
    running = running
      .then(() => ledger.write())
      .catch((error: unknown) => log.warn({ err: error }, "fetches of lists could not be written down"));
    return running;
  };
  const timer = setInterval(turn, EVERY_MS);
  return () => {
    clearInterval(timer);
    return turn();
  };
}

async function write({ messageSha256, authorization, address, ...fetch }: Waiting, now: Date): Promise<void> {
  const presented = readPresentedToken(authorization);
  const origin = { address, requestId: "fetch ledger" };
  const token = presented ? await getTokenActor(presented, now, origin) : null;
  if (!token) return;
  await touchToken(token.tokenId, fetch.at, { address, client: fetch.client });
  if (!token.provider) return;
  const signing = await getDatabase().listSigning.findFirst({
    where: { messageSha256, revision: { isNot: null } },
    select: { listVersion: true, revision: { select: { voId: true, number: true } } },
  });
  if (!signing?.revision) return;
  const { voId, number } = signing.revision;
  const client = (fetch.client ?? "").replaceAll("\0", "").slice(0, CLIENT_LENGTH);
  await getDatabase().$executeRaw`
    INSERT INTO "ListFetch" AS f
      ("voId", "providerId", "revisionNumber", "client", "listVersion", "firstAt", "lastAt", "fetches")
    VALUES (${voId}::uuid, ${token.provider.id}::uuid, ${number}, ${client}, ${signing.listVersion},
      ${fetch.firstAt}, ${fetch.at}, ${fetch.fetches})
    ON CONFLICT ("voId", "providerId", "revisionNumber", "client") DO UPDATE SET
      "listVersion" = CASE WHEN excluded."lastAt" >= f."lastAt" THEN excluded."listVersion" ELSE f."listVersion" END,
      "firstAt" = least(f."firstAt", excluded."firstAt"),
      "lastAt" = greatest(f."lastAt", excluded."lastAt"),
      "fetches" = f."fetches" + excluded."fetches"`;
}
