/** Sends what has gathered for those who want their news once a day or a week; run by the worker. */
import { sendDigest } from "#lib/notification/send-digest.ts";
import { getDatabase, type Transaction } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { followedList } from "./followed-list.ts";

const DAY_MS = 24 * 3600 * 1000;
/** News that nobody looks for any more. */
const KEPT_DAYS = 365;

/** One message a subscription, with everything that is due; running it twice sends nothing twice. */
export async function sendDigests(now: Date = new Date()): Promise<void> {
  await getDatabase().$transaction(
    async (tx) => {
      await lockName(tx, "digests");
      for (const { unsubscribeKey, person, list, notifications } of await listDue(tx, now)) {
        const followed = followedList(list.vo.name);
        await sendDigest(tx, { email: person.email, unsubscribeKey, followed, news: notifications }, now);
      }
    },
    { timeout: 120_000 },
  );
  await getDatabase().notification.deleteMany({
    where: { createdAt: { lt: new Date(now.getTime() - KEPT_DAYS * DAY_MS) } },
  });
}

async function listDue(tx: Transaction, now: Date) {
  return tx.listSubscription.findMany({
    where: {
      notifications: { some: { mailDueAt: { lte: now } } },
      person: { blockedAt: null, mergedIntoId: null },
    },
    orderBy: { id: "asc" },
    select: {
      id: true,
      unsubscribeKey: true,
      person: { select: { email: true } },
      list: { select: { vo: { select: { name: true } } } },
      notifications: {
        where: { mailDueAt: { lte: now } },
        orderBy: [{ createdAt: "asc" }, { id: "asc" }],
        select: { id: true, title: true, text: true, path: true },
      },
    },
  });
}
