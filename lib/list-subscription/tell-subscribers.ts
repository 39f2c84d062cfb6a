/** Tells those who follow a list what happened to it: in the application at once, by e-mail as each of them wishes. */

import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { digestDueAt } from "./digest-due.ts";
import { newsMail } from "./news-mail.ts";
import type { ListTopic } from "./schema.ts";

export type ListNews = {
  voId: string;
  /** Name of the VO. */
  vo: string;
  topic: ListTopic;
  /** Names the event: nobody is told of it twice, whatever calls this again. */
  about: string;
  title: string;
  text: string;
  /** The page to look at. */
  path: string;
};

/**
 * @param mailed addresses that were written to about the same thing already, for their work: they get no second message
 */
export async function tellSubscribers(
  tx: Transaction,
  { voId, vo, topic, about, title, text, path }: ListNews,
  now: Date,
  mailed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const subscriptions = await tx.listSubscription.findMany({
    where: { voId, topics: { has: topic }, person: { blockedAt: null, mergedIntoId: null } },
    select: {
      id: true,
      rhythm: true,
      unsubscribeKey: true,
      personId: true,
      person: { select: { email: true } },
    },
  });
  const told = await tx.notification.createManyAndReturn({
    data: subscriptions.map(({ id, rhythm, personId, person }) => ({
      ...{ personId, about, title, text, path, createdAt: now, subscriptionId: id },
      mailDueAt: rhythm === "at_once" || mailed.has(person.email) ? null : digestDueAt(rhythm, now),
    })),
    skipDuplicates: true,
    select: { personId: true },
  });
  const fresh = new Set(told.map(({ personId }) => personId));
  for (const { rhythm, unsubscribeKey, personId, person } of subscriptions) {
    if (rhythm !== "at_once" || !fresh.has(personId) || mailed.has(person.email)) continue;
    const mail = newsMail({ vo, news: [{ title, text, path }], unsubscribeKey });
    await writeMail(tx, { recipient: person.email, ...mail, unsubscribeKey }, now);
  }
}
