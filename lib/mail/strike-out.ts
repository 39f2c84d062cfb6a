/** Strikes out of the outbox what nobody needs to read there any more. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { withoutConfidential } from "./mail.ts";

/**
 * The confidential parts of all messages about these, sent or not.
 *
 * @param about as they were written with
 */
export async function strikeOut(tx: Transaction, about: readonly string[]): Promise<void> {
  const mails = await tx.outgoingMail.findMany({
    where: { about: { in: [...about] }, confidential: { not: null } },
    select: { id: true, text: true, confidential: true },
  });
  for (const { id, ...mail } of mails) {
    await tx.outgoingMail.update({ where: { id }, data: withoutConfidential(mail) });
  }
}
