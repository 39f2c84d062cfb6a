/** Puts what waits for a digest into another rhythm. */

import { digestDueAt } from "#lib/notification/digest-due.ts";
import type { MailRhythm } from "#lib/notification/rhythm.ts";
import type { Transaction } from "#lib/platform/db/database.ts";

/** `never`: it is not sent any more, and stays in the application. */
export async function rescheduleDigests(
  tx: Transaction,
  { personId, rhythm }: { personId: string; rhythm: MailRhythm },
  now: Date,
): Promise<void> {
  await tx.notification.updateMany({
    where: { personId, applianceId: { not: null }, mailDueAt: { not: null } },
    data: { mailDueAt: digestDueAt(rhythm, now) },
  });
}
