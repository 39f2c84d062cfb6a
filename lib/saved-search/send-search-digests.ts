/** Sends what saved searches found for those who want it once a day or a week; run by the worker. */
import { sendDigest } from "#lib/notification/send-digest.ts";
import { getDatabase } from "#lib/platform/db/database.ts";
import { lockName } from "#lib/platform/db/lock.ts";
import { followedSearch } from "./hit-news.ts";

/** One message a search, with everything that is due; running it twice sends nothing twice. */
export async function sendSearchDigests(now: Date = new Date()): Promise<void> {
  const due = { mailDueAt: { lte: now } } as const;
  await getDatabase().$transaction(
    async (tx) => {
      await lockName(tx, "search digests");
      const searches = await tx.savedSearch.findMany({
        where: { notifications: { some: due }, person: { blockedAt: null, mergedIntoId: null } },
        orderBy: { id: "asc" },
        select: {
          ...{ title: true, unsubscribeKey: true, person: { select: { email: true } } },
          notifications: {
            where: due,
            orderBy: [{ createdAt: "asc" }, { id: "asc" }],
            select: { id: true, title: true, text: true, path: true },
          },
        },
      });
      for (const { title, unsubscribeKey, person, notifications: news } of searches) {
        const followed = followedSearch(title);
        await sendDigest(tx, { email: person.email, unsubscribeKey, followed, news }, now);
      }
    },
    { timeout: 120_000 },
  );
}
