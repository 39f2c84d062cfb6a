/** Tells those who follow a list what happened to it. */
import { tellFollowers } from "#lib/notification/tell-followers.ts";
import type { Transaction } from "#lib/platform/db/database.ts";
import { followedList } from "./followed-list.ts";
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
  { voId, vo, topic, ...news }: ListNews,
  now: Date,
  mailed: ReadonlySet<string> = new Set(),
): Promise<void> {
  const subscriptions = await tx.listSubscription.findMany({
    where: { voId, topics: { has: topic }, person: { blockedAt: null, mergedIntoId: null } },
    select: {
      ...{ id: true, rhythm: true, unsubscribeKey: true, personId: true },
      person: { select: { email: true } },
    },
  });
  await tellFollowers(
    tx,
    subscriptions.map(({ person, ...subscription }) => ({ ...subscription, email: person.email })),
    ({ id }) => ({ subscriptionId: id }),
    { ...news, followed: followedList(vo) },
    now,
    mailed,
  );
}
