/** Serialises what happens to one account at one identity provider, also before it is known here. */

import type { Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";

/** To be taken before any `Person` row is locked, so that nobody waits in a circle. */
export async function lockIdentity(
  tx: Transaction,
  { issuer, subject }: { issuer: string; subject: string },
): Promise<void> {
  await lockName(tx, `Identity ${issuer} ${subject}`);
}
