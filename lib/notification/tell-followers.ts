/** Tells those who follow something what happened to it: in the application at once, by e-mail as each of them wishes. */
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { digestDueAt } from "./digest-due.ts";
import { type Followed, type MailedNews, newsMail } from "./news-mail.ts";
import type { MailRhythm } from "./rhythm.ts";

/** Somebody who is to be told. */
export type Follower = {
  personId: string;
  /** Empty: nothing is sent there. */
  email: string;
  rhythm: MailRhythm;
  /** In the address that ends the messages (RFC 8058). */
  unsubscribeKey: string;
};

/** What they are told, and by which of the things they follow. */
export type FollowedNews = MailedNews & {
  /** Names the event: nobody is told of it twice, whatever calls this again. */
  about: string;
  followed: Followed;
};

/** The row by which a follower is told: what ends with it is sent no more. */
export type ToldBy = { subscriptionId: string } | { applianceId: string } | { savedSearchId: string };

/**
 * @param toldBy of each follower
 * @param mailed addresses that were written to about the same thing already, for their work: they get no second message
 */
export async function tellFollowers<Told extends Follower>(
  tx: Transaction,
  followers: readonly Told[],
  toldBy: (follower: Told) => ToldBy,
  { about, title, text, path, followed }: FollowedNews,
  now: Date,
  mailed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const told = await tx.notification.createManyAndReturn({
    data: followers.map((follower) => ({
      ...{ personId: follower.personId, about, title, text, path, createdAt: now, ...toldBy(follower) },
      mailDueAt:
        follower.rhythm === "at_once" || mailed.has(follower.email)
          ? null
          : digestDueAt(follower.rhythm, now),
    })),
    skipDuplicates: true,
    select: { personId: true },
  });
  const fresh = new Set(told.map(({ personId }) => personId));
  for (const { rhythm, unsubscribeKey, personId, email } of followers) {
    if (rhythm !== "at_once" || !fresh.has(personId) || mailed.has(email)) continue;
    const mail = newsMail({ followed, news: [{ title, text, path }], unsubscribeKey });
    await writeMail(tx, { recipient: email, ...mail, unsubscribeKey }, now);
  }
}
