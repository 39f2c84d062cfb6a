/** Finds messages that nobody will send any more, and queues them again. */
import { getDatabase } from "#lib/platform/db/database.ts";
import { getSettings } from "#lib/platform/env.ts";
import { enqueue } from "#lib/platform/jobs/enqueue.ts";
import { sendMailJob } from "./jobs.ts";
import { mailStateOf } from "./mail.ts";

const DAY_MS = 24 * 3600 * 1000;
/** What was written this long ago is under way without our help. */
const UNDER_WAY_MS = 10 * 60_000;
/** Older news would surprise its reader; it stays readable in the outbox. */
const STILL_NEWS_MS = 7 * DAY_MS;
/** The rest comes at the next round. */
const MOST_AT_ONCE = 500;

/**
 * Queues what still waits: written before there was a mail server, or tried in vain for as long as a job lasts. The job's
 * key makes this harmless for those that are still queued.
 */
export async function sweepOutbox({
  smtpUrl = getSettings().smtpUrl,
  now = new Date(),
}: {
  smtpUrl?: string | null;
  now?: Date;
} = {}): Promise<void> {
  if (!smtpUrl) return;
  await getDatabase().$transaction(async (tx) => {
    const unsent = await tx.outgoingMail.findMany({
      where: {
        sentAt: null,
        createdAt: {
          gt: new Date(now.getTime() - STILL_NEWS_MS),
          lt: new Date(now.getTime() - UNDER_WAY_MS),
        },
      },
      select: { id: true, sentAt: true, lastError: true },
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: MOST_AT_ONCE,
    });
    for (const mail of unsent) {
      if (mailStateOf(mail) === "waiting") await enqueue(tx, sendMailJob, { mailId: mail.id });
    }
  });
}
