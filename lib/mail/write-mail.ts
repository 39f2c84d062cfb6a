/** Writes a message into the outbox, in the transaction of what it tells of. */
import type { Transaction } from "#lib/platform/db/database.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { sendMailJob } from "./jobs.ts";
import { oneLine } from "./mail.ts";

/** A message to one address, in plain text. */
export type Mail = {
  recipient: string;
  subject: string;
  text: string;
  /**
   * A part of the text that nobody but the recipient may know: it is struck out of the outbox once the message was sent,
   * or what it is about is settled (lib/mail/strike-out.ts).
   */
  confidential?: { text: string; about: string } | null;
  /** Of the subscription that it is sent for: the message says how to end that (RFC 8058). */
  unsubscribeKey?: string | null;
};

/**
 * Puts a message into the outbox and queues its sending: both are there when the transaction is through, or neither.
 * Somebody without an address gets none.
 *
 * @param now UTC; the one clock reading of the use case
 */
export async function writeMail(
  tx: Transaction,
  { recipient, subject, text, confidential, unsubscribeKey }: Mail,
  now: Date,
): Promise<void> {
  if (recipient.trim() === "") return;
  const { id } = await tx.outgoingMail.create({
    data: {
      ...{ recipient: recipient.trim(), subject: oneLine(subject), text, createdAt: now },
      ...{ confidential: confidential?.text ?? null, about: confidential?.about ?? null },
      unsubscribeKey: unsubscribeKey ?? null,
    },
    select: { id: true },
  });
  await enqueue(tx, sendMailJob, { mailId: id });
}
