/** Reads about messages that the service sends. */
import type { Actor } from "#lib/platform/actor.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { type Page, toPage } from "#lib/platform/page.ts";
import { type MailState, mailStateOf } from "./mail.ts";
import { canSeeOutbox } from "./policy.ts";

const PAGE_SIZE = 50;

/** A message as administrators see it. */
export type OutboxMail = {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  state: MailState;
  createdAt: Date;
  sentAt: Date | null;
  attempts: number;
  /** Why the last attempt failed; null when none has. */
  lastError: string | null;
};

/**
 * A page of the outbox, the newest message first.
 *
 * @returns null for those who may not see it
 */
export async function listOutbox(actor: Actor, page: number): Promise<Page<OutboxMail> | null> {
  if (!canSeeOutbox(actor)) return null;
  const database = getDatabase();
  const [mails, total] = await Promise.all([
    database.outgoingMail.findMany({
      select: {
        id: true,
        recipient: true,
        subject: true,
        text: true,
        createdAt: true,
        sentAt: true,
        attempts: true,
        lastError: true,
      },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      take: PAGE_SIZE,
      skip: (page - 1) * PAGE_SIZE,
    }),
    database.outgoingMail.count(),
  ]);
  const items = mails.map((mail) => ({ ...mail, state: mailStateOf(mail) }));
  return toPage(items, total, page, PAGE_SIZE);
}
