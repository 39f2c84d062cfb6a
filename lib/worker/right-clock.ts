/**
 * Versions of lists are times: one signed with a clock that is ahead is above all that can follow, and sites refuse those
 * until the clock has caught up (provider contract, section 4).
 */
import { getDatabase } from "#lib/platform/db/database.ts";

/** Clocks that are kept right differ by milliseconds. */
const TOLERATED_MS = 5 * 60_000;

/**
 * Compares the clock of this machine with that of the database.
 *
 * @throws Error in a sentence for the operator when they differ by more than five minutes: nothing may be signed then
 */
export async function requireRightClock(now: Date): Promise<void> {
  const [row] = await getDatabase().$queryRaw<{ now: Date }[]>`SELECT clock_timestamp() AS "now"`;
  const difference = row ? now.getTime() - row.now.getTime() : 0;
  if (Math.abs(difference) <= TOLERATED_MS) return;
  const minutes = Math.round(Math.abs(difference) / 60_000);
  throw new Error(
    `Nothing is signed: the clock of this machine is ${minutes} minutes ${difference > 0 ? "ahead of" : "behind"} that of the database. Set both by NTP.`,
  );
}
