/** Sends one digest: what gathered for somebody, in one message. */
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { type Followed, type MailedNews, newsMail } from "./news-mail.ts";

/** News that are due, the oldest first, and to whom they go. */
export type DueDigest = {
  email: string;
  unsubscribeKey: string;
  followed: Followed;
  news: readonly (MailedNews & { id: string })[];
};

/** Once more sends nothing: what was sent is due no longer. Under a lock that keeps two workers from the same digest. */
export async function sendDigest(
  tx: Transaction,
  { email, unsubscribeKey, followed, news }: DueDigest,
  now: Date,
): Promise<void> {
  await tx.notification.updateMany({
    where: { id: { in: news.map(({ id }) => id) } },
    data: { mailDueAt: null },
  });
  const mail = newsMail({ followed, news, unsubscribeKey });
  await writeMail(tx, { recipient: email, ...mail, unsubscribeKey }, now);
}
