/** Tells one person something that is for them: in the application, and by a message of its own. */
import type { Letter } from "#lib/mail/letter.ts";
import { writeMail } from "#lib/mail/write-mail.ts";
import type { Transaction } from "#lib/platform/db/database.ts";

/** What they read in the application. */
export type PersonalNews = {
  /** Names the event: nobody is told of it twice, whatever calls this again. */
  about: string;
  title: string;
  text: string;
  /** The page to look at. */
  path: string;
};

/** Somebody who is blocked, or whose account was merged into another, is told nothing. */
export async function tellPerson(
  tx: Transaction,
  personId: string,
  news: PersonalNews,
  message: Letter,
  now: Date,
): Promise<void> {
  const person = await tx.person.findFirst({
    where: { id: personId, blockedAt: null, mergedIntoId: null },
    select: { email: true },
  });
  if (!person) return;
  const { count } = await tx.notification.createMany({
    data: [{ personId, ...news, createdAt: now }],
    skipDuplicates: true,
  });
  if (count > 0) await writeMail(tx, { recipient: person.email, ...message }, now);
}
