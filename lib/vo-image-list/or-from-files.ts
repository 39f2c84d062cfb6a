/** Lists outlive the database: some clients delete a site's images when one that worked yesterday does not answer. */
import { withPatience } from "#lib/platform/db/with-patience.ts";
import { AppError } from "#lib/platform/errors.ts";
import { log } from "#lib/platform/log.ts";

/**
 * What the database gives, or what is at hand where it does not answer in time. What it refuses is refused.
 *
 * @throws whatever `fromFiles` throws, or the refusal of `fromDatabase`
 */
export async function orFromFiles<T>(
  fromDatabase: () => Promise<T>,
  fromFiles: () => Promise<T>,
): Promise<T> {
  try {
    return await withPatience(fromDatabase());
  } catch (error) {
    if (error instanceof AppError) throw error;
    log.warn({ err: error }, "lists are answered from files: the database does not answer");
    return fromFiles();
  }
}

/**
 * For a list that is not at hand while the database is away: whether there is one nobody can tell, and "not found" would be
 * believed, by sites and by caches.
 */
export function notAtHand(): AppError {
  return new AppError(
    "unavailable",
    "not_at_hand",
    "The list cannot be answered at the moment. Try again in a minute.",
  );
}
