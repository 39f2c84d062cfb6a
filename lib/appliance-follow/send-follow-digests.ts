/** Sends what has gathered of the appliances that people follow, one message each; run by the worker. */
import { sendDigest } from "#lib/notification/send-digest.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { FOLLOWED } from "./news.ts";

/** Running it twice sends nothing twice. */
export async function sendFollowDigests(now: Date = new Date()): Promise<void> {
  const due = { applianceId: { not: null }, mailDueAt: { lte: now } } as const;
  await getDatabase().$transaction(
    async (tx) => {
      await lockName(tx, "follow digests");
      const wishes = await tx.followWish.findMany({
        where: { person: { blockedAt: null, mergedIntoId: null, notifications: { some: due } } },
        orderBy: { personId: "asc" },
        select: {
          unsubscribeKey: true,
          person: {
            select: {
              email: true,
              notifications: {
                where: due,
                orderBy: [{ createdAt: "asc" }, { id: "asc" }],
                select: { id: true, title: true, text: true, path: true },
              },
            },
          },
        },
      });
      for (const { unsubscribeKey, person } of wishes) {
        const { email, notifications: news } = person;
        await sendDigest(tx, { email, unsubscribeKey, followed: FOLLOWED, news }, now);
      }
    },
    { timeout: 120_000 },
  );
}
